package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the metrics of a whole run say in the end. */
class MetricsTest {

    private static final InMemoryReporter REPORTER = InMemoryReporter.createWithRetainedMetrics();

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setConfiguration(REPORTER.addToConfiguration(new Configuration()))
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(1)
            .build());

    private static final String VISIT = """
            {"bizibleId":"a1","eventType":"%s","timestamp":"2024-03-05T12:%s:00Z","url":"https://www.example.com/"}""";

    private static final String TASK = """
            {"Id":"00T5e0000%s","Type":"%s","TaskSubtype":"Call","CreatedDate":"2024-03-05T12:%s:00Z","SystemModstamp":"2024-03-05T12:%s:00Z","bizible2__BizibleId__c":%s}""";

    @Test
    void theyCountWhatHappened() throws Exception {
        run(
                List.of(
                        VISIT.formatted("page_view", "00"),
                        VISIT.formatted("page_view", "01"),
                        VISIT.formatted("form_submit", "20"),
                        "no JSON"),
                List.of(
                        TASK.formatted("1AbCdEEAV", "Call", "02", "03", "\"a1\""),
                        TASK.formatted("1AbCdEEAV", "Phone Call", "02", "05", "\"a1\""),
                        TASK.formatted("1AbCdFEAV", "Call", "04", "08", "\"b1\""),
                        TASK.formatted("1AbCdGEAV", "Call", "04", "08", "null"),
                        """
                        {"Id":"00T5e00001AbCdHEAV","Type":"Email","SystemModstamp":"2024-03-05T12:00:00Z"}"""));

        assertThat(count("web-events-read.eventType.PAGE_VIEW.events")).isEqualTo(2);
        assertThat(count("web-events-read.eventType.FORM_SUBMIT.events")).isEqualTo(1);
        assertThat(count("web-events-read.reason.MALFORMED_JSON.rejections")).isEqualTo(1);
        assertThat(count("salesforce-tasks-read.taskChanges")).isEqualTo(5);
        assertThat(count("task-image.calls")).isEqualTo(2);
        assertThat(count("task-image.otherTasks")).isEqualTo(1);
        assertThat(count("task-image.reason.NO_BIZIBLE_ID.rejections")).isEqualTo(1);
        Histogram delay = (Histogram) metric("task-image.matchDelay");
        assertThat(delay.getStatistics().getMin()).isEqualTo(60_000);
        assertThat(delay.getStatistics().getMax()).isEqualTo(240_000);
        // In whatever order the two inputs were read: a form with the call before it, and a call that stands alone.
        assertThat(count("journey.touchpointsPublished") - count("journey.touchpointsWithdrawn"))
                .isEqualTo(2);
        assertThat(count("journey.evictedFacts")).isZero();
    }

    private static void run(List<String> webEvents, List<String> tasks) throws Exception {
        Options options = Options.parse(Map.of());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(Clusters.configuration());
        env.setParallelism(1);
        TouchpointGraph.draw(env, new ListEnds(options, webEvents, tasks), options, false, "web-events");
        env.execute();
    }

    private static long count(String name) {
        return ((Counter) metric(name)).getCount();
    }

    /** @param name operator, groups and metric, with points between */
    private static Metric metric(String name) {
        List<Metric> found = REPORTER.getMetricsByGroup().entrySet().stream()
                .flatMap(group -> group.getValue().entrySet().stream()
                        .filter(metric -> group.getKey()
                                .getMetricIdentifier(metric.getKey())
                                .contains("." + name.substring(0, name.indexOf('.')) + ".0."))
                        .filter(metric -> group.getKey()
                                .getMetricIdentifier(metric.getKey())
                                .endsWith(name.substring(name.indexOf('.'))))
                        .map(Map.Entry::getValue))
                .toList();
        assertThat(found).as(name).hasSize(1);
        return found.get(0);
    }
}
