package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.model.Crowd;
import io.calltouchpoints.model.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** However unevenly the topics are filled, watermarks move on as they should, and the touchpoints are right. */
class OrderingIT {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    /** 2025-03-01T08:00:00Z. */
    private static final long BEGIN = 1_740_816_000_000L;
    /** 2099-01-01T00:00:00Z. */
    private static final long WILD = 4_070_908_800_000L;

    private static final int PARTITIONS = 4;
    private static final int VISITORS = 200;
    /** How far a watermark is behind the newest record: {@code web.} and {@code tasks.out-of-orderness}. */
    private static final long BEHIND = 2 * MINUTE + 1;

    @RegisterExtension
    static final Stage STAGE = new Stage(2, 2);

    private final Map<String, String> options = new TreeMap<>(ShortRules.MINUTES);
    private JobTopics topics;
    private Produced produced;
    private Job job;
    private List<Crowd.Due> crowd;
    private long end;

    private void given(String name, long seed, int webPartitions) throws Exception {
        topics = new JobTopics(name);
        topics.create(STAGE.broker(), PARTITIONS, PARTITIONS);
        produced = STAGE.opened(new Produced(STAGE.broker(), topics, seed));
        job = new Job(STAGE.cluster(), STAGE.broker(), topics, options);
        crowd = ShortRules.crowd(options, seed, VISITORS, webPartitions, BEGIN, 2 * HOUR);
        end = crowd.get(crowd.size() - 1).at() + HOUR;
    }

    @AfterEach
    void cancel() throws Exception {
        job.cancel();
    }

    @Test
    void partitionsHoursApart() throws Exception {
        given("apart", 11, PARTITIONS);
        send(due -> due.at() + hoursOf(due) * HOUR);
        close(PARTITIONS, PARTITIONS);
        job.start(2, null);
        assertAllRight();
    }

    private static long hoursOf(Crowd.Due due) {
        return due.step() instanceof Step.Web web ? web.partition() : 0;
    }

    @Test
    void nearlyAllInOnePartition() throws Exception {
        given("skewed", 12, 1);
        send(Crowd.Due::at);
        close(PARTITIONS, PARTITIONS);
        job.start(2, null);
        assertAllRight();
    }

    @Test
    void partitionsWithoutAnyRecord() throws Exception {
        options.put("source.idle-timeout", "5 s");
        given("empty-partitions", 13, 2);
        send(Crowd.Due::at);
        close(2, PARTITIONS);
        job.start(2, null);
        assertAllRight();
    }

    @Test
    void moreReadersThanPartitions() throws Exception {
        options.put("source.idle-timeout", "5 s");
        given("idle-readers", 14, 1);
        send(Crowd.Due::at);
        close(1, PARTITIONS);
        job.start(4, null);
        assertAllRight();
    }

    @Test
    void noTasksAtAll() throws Exception {
        options.put("source.idle-timeout", "5 s");
        given("no-tasks", 15, PARTITIONS);
        crowd.removeIf(due -> due.step() instanceof Step.Task);
        send(Crowd.Due::at);
        close(PARTITIONS, 0);
        job.start(2, null);
        job.awaitCaughtUp(produced);
        job.awaitWatermark(end - BEHIND);
        Verdict.assertExactlyOnce(STAGE.broker(), topics, produced, options);
    }

    @Test
    void noWebEventsAtAll() throws Exception {
        options.put("source.idle-timeout", "5 s");
        given("no-web-events", 16, PARTITIONS);
        crowd.removeIf(due -> due.step() instanceof Step.Web);
        send(Crowd.Due::at);
        close(0, PARTITIONS);
        job.start(2, null);
        job.awaitCaughtUp(produced);
        job.awaitWatermark(end - BEHIND);
        Verdict.assertExactlyOnce(STAGE.broker(), topics, produced, options);
    }

    @Test
    void webEventsHoursBehindTheTasks() throws Exception {
        given("web-behind", 17, PARTITIONS);
        hoursBehind(true);
    }

    @Test
    void tasksHoursBehindTheWebEvents() throws Exception {
        given("tasks-behind", 18, PARTITIONS);
        hoursBehind(false);
    }

    /** One topic is complete from the start, the other has its first hour, then all. */
    private void hoursBehind(boolean web) throws Exception {
        List<Crowd.Due> early = new ArrayList<>();
        List<Crowd.Due> later = new ArrayList<>();
        for (Crowd.Due due : crowd) {
            boolean behind = due.step() instanceof Step.Web == web;
            (behind && due.at() > BEGIN + HOUR ? later : early).add(due);
        }
        early.forEach(this::send);
        job.start(2, null);
        // Held back by the one that is behind.
        assertThat(job.watermark()).isLessThan(BEGIN + HOUR);
        later.forEach(this::send);
        close(PARTITIONS, PARTITIONS);
        assertAllRight();
    }

    @Test
    void clocksThatAreWild() throws Exception {
        given("wild", 19, PARTITIONS);
        int number = 0;
        for (Crowd.Due due : crowd) {
            send(due);
            if (number++ % 50 == 0) {
                wildEvent(due.at(), number % PARTITIONS);
                wildTask(due.at(), number);
            }
        }
        close(PARTITIONS, PARTITIONS);
        job.start(2, null);
        assertAllRight();
    }

    /** A browser from the year 2099: the record's own time counts. */
    private void wildEvent(long at, int partition) {
        produced.web("wild", form(WILD), form(at), partition, at);
    }

    /** A Task that has been changed in 2099: nothing is newer, but it is as old as its record. */
    private void wildTask(long at, int number) {
        Map<String, String> fields = new HashMap<>();
        fields.put("Type", "Call");
        fields.put("bizible2__BizibleId__c", "wild");
        fields.put("CreatedDate", Long.toString(at));
        String taskId = "00T5e0001%06dEAA".formatted(number);
        produced.task(change(taskId, WILD, at + MINUTE, fields), null, at);
    }

    @Test
    void clocksThatGoBackwards() throws Exception {
        given("backwards", 20, PARTITIONS);
        for (Crowd.Due due : crowd) {
            send(due);
        }
        close(PARTITIONS, PARTITIONS);
        job.start(2, null);
        job.awaitCaughtUp(produced);
        job.awaitWatermark(end - BEHIND);
        // By as much as is allowed, and then by an hour: too late, and nobody knows these visitors.
        produced.web("in-time", form(end - BEHIND + 1), 0, end - BEHIND + 1);
        for (int partition = 0; partition < PARTITIONS; partition++) {
            produced.late("too-late", form(end - HOUR - partition), partition, end - HOUR);
        }
        produced.flush();
        job.awaitCaughtUp(produced);
        job.awaitWatermark(end - BEHIND);
        Output output = Verdict.assertTouchpoints(STAGE.broker(), topics, produced, options);
        assertThat(output.rejections().stream()
                        .filter(each -> each.path("reason").asText().equals("LATE_WEB_EVENT"))
                        .map(each -> each.path("bizibleId").asText()))
                .containsExactly("too-late", "too-late", "too-late", "too-late");
    }

    private void assertAllRight() throws Exception {
        job.awaitCaughtUp(produced);
        job.awaitWatermark(end - BEHIND);
        Verdict.assertExactlyOnce(STAGE.broker(), topics, produced, options);
    }

    /** All of the crowd, in this order. */
    private void send(ToLongFunction<Crowd.Due> order) {
        List<Crowd.Due> ordered = new ArrayList<>(crowd);
        ordered.sort(Comparator.comparingLong(order));
        ordered.forEach(this::send);
    }

    private void send(Crowd.Due due) {
        if (due.step() instanceof Step.Web web) {
            produced.web(web.visitorId(), web.event(), web.partition(), due.at());
        } else if (due.step() instanceof Step.Task task) {
            produced.task(task.change(), null, due.at());
        }
    }

    /** Both topics end at the same time in all of their first partitions. */
    private void close(int webPartitions, int taskPartitions) throws Exception {
        for (int i = 0; i < webPartitions; i++) {
            WebEvent view =
                    new WebEvent(EventType.PAGE_VIEW, end, "http://example.com/", null, null, null, null, null, false);
            produced.web("last", view, i, end);
        }
        for (int i = 0; i < taskPartitions; i++) {
            produced.task(change("00T5e0002%06dEAA".formatted(i), end, end, Map.of("Type", "Email")), i, end);
        }
        produced.flush();
    }

    private static WebEvent form(long time) {
        return new WebEvent(
                EventType.FORM_SUBMIT, time, "http://example.com/form", null, null, null, null, null, false);
    }

    private static TaskChange change(String taskId, long version, long time, Map<String, String> fields) {
        Origin origin = new Origin("salesforce-tasks", 0, 0L, time, null);
        return new TaskChange(taskId, version, 0, time, false, fields, origin);
    }
}
