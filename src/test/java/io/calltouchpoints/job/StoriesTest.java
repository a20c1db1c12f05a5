package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.Stories;
import io.calltouchpoints.Story;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.publish.PublishedTouchpoint;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories through the real graph on a Flink cluster in this process, on RocksDB, with checkpoints. */
class StoriesTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    static Stream<Story> stories() {
        return Stories.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void finalRevisionsAreWhatTheStorySays(Story story) throws Exception {
        Options options = Options.parse(Map.of());
        ListEnds ends = new ListEnds(options, story.webEvents(), story.tasks());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(Clusters.configuration());
        // One after another, as out of one partition: what is rejected depends on it, touchpoints do not.
        env.setParallelism(1);
        TouchpointGraph.draw(env, ends, options, false, "web-events");
        env.execute();
        List<PublishedTouchpoint> published = ends.published();

        Map<String, JsonNode> latest = Stories.latest(published);
        assertThat(Stories.comparable(latest.values())).containsExactlyInAnyOrderElementsOf(story.touchpoints());
        assertThat(ends.rejections())
                .extracting(rejection -> rejection.reason())
                .containsExactlyElementsOf(story.rejectsItsTaskOnce() ? List.of(Reason.NO_BIZIBLE_ID) : List.of());
    }
}
