package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Session;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * State of every released format restores, value by value. The snapshots are in {@code src/test/resources/state}; a new format
 * gets new ones, by {@code -Dstate.format.write=true}, and the old ones stay with their test.
 */
class StoredFormatTest {

    private static final Path JOURNEY_1 = Path.of("src/test/resources/state/journey-1");
    private static final Path JOURNEY_2 = Path.of("src/test/resources/state/journey-2");
    /** With the watermarks beside the visitors. */
    private static final Path JOURNEY_3 = Path.of("src/test/resources/state/journey-3");
    /** Two visitors that came once, at 0, each to be deleted by a timer of the service "deletions"; by a build of before 0.1.0. */
    private static final Path JOURNEY_2_DELETIONS = Path.of("src/test/resources/state/journey-2-deletions");

    private static final Path TASK_IMAGE_1 = Path.of("src/test/resources/state/task-image-1");
    private static final String VISITOR = "dde5687119cc4928fbf94393ed9f5c35";
    private static final String PAST_VISITOR = "08c1063cb0a64349ad0d2d862f5cc700";
    private static final String TASK = "00T5e00001AbCdEEAV";

    private final Options options = Options.parse(Map.of());

    StoredFormatTest() throws Exception {}

    @Test
    void journeyVersion1() throws Exception {
        assertRestores(JOURNEY_1, JourneyHarness.at(30) + 26 * JourneyHarness.HOUR, -10);
    }

    @Test
    void journeyVersion2() throws Exception {
        assertRestores(JOURNEY_2, JourneyHarness.at(30) + 26 * JourneyHarness.HOUR, -10);
    }

    @Test
    void journeyVersion3() throws Exception {
        assertRestores(JOURNEY_3, JourneyHarness.at(8) + 30 * JourneyHarness.DAY, -20);
    }

    @Test
    void theWatermarksAreThoseOfThen() throws Exception {
        assertThat(isLate(JOURNEY_3, 60)).isTrue();
        assertThat(isLate(JOURNEY_3, 61)).isFalse();
        // Nothing is known of them there.
        assertThat(isLate(JOURNEY_2, 60)).isFalse();
    }

    private boolean isLate(Path journey, long minute) throws Exception {
        OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(journey.toString());
        try (JourneyHarness harness = JourneyHarness.restored(options.rules(), state)) {
            harness.web("another-visitor", JourneyHarness.view(minute, "http://example.com/"));
            return harness.visitors() == 2;
        }
    }

    /** @param firstDay of the visitor of whom only {@link Past} is left, and who came last on day -10 */
    private void assertRestores(Path journey, long timer, long firstDay) throws Exception {
        OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(journey.toString());
        try (JourneyHarness harness = JourneyHarness.restored(options.rules(), state)) {
            assertThat(harness.visitors()).isEqualTo(2);
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);

            Visitor visitor = harness.visitor(VISITOR);
            WebEvent landing = JourneyHarness.view(0, "http://example.com/?utm_campaign=ü");
            Form form = new Form(EventType.FORM_SUBMIT, JourneyHarness.at(20), "http://example.com/f");
            assertThat(visitor.sessions())
                    .containsExactly(new Session(landing.time(), landing, JourneyHarness.at(30), form));
            assertThat(visitor.pending()).containsExactly(JourneyHarness.form(100, "http://example.com/g"));
            Call silent = JourneyHarness.call("00T5e00001AbCdFEAV", 25).silenced();
            assertThat(visitor.calls().values()).containsExactlyInAnyOrder(JourneyHarness.call(TASK, 8), silent);
            assertThat(visitor.past()).isNull();
            assertThat(visitor.revision()).isEqualTo(JourneyHarness.START + 5);
            assertThat(visitor.timer()).isEqualTo(timer);

            Visitor past = harness.visitor(PAST_VISITOR);
            assertThat(past.facts()).isZero();
            long longAgo = JourneyHarness.at(-10 * 24 * 60);
            assertThat(past.past())
                    .isEqualTo(
                            new Past(longAgo, false, JourneyHarness.view(firstDay * 24 * 60, "http://example.com/")));

            // And it goes on: the silent call comes back.
            harness.task(VISITOR, JourneyHarness.call("00T5e00001AbCdFEAV", 25), 30);
            assertThat(harness.extractOutputValues()).singleElement().satisfies(change -> assertThat(
                            change.change().touchpoint().callMatch())
                    .isEqualTo(CallMatch.SESSION_TAKEN));
        }
    }

    @Test
    void timersOfTheFunctionItselfFire() throws Exception {
        OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(JOURNEY_2.toString());
        try (JourneyHarness harness = JourneyHarness.restored(options.rules(), state)) {
            harness.watermarks(JourneyHarness.at(0) + 400 * JourneyHarness.DAY);
            assertThat(harness.visitors()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void timersOfTheServiceDeletionsFireOrAreMoved() throws Exception {
        OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(JOURNEY_2_DELETIONS.toString());
        try (JourneyHarness harness = JourneyHarness.restored(options.rules(), state)) {
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);
            harness.watermarks(JourneyHarness.at(0) + 60 * JourneyHarness.DAY);
            assertThat(harness.visitors()).isEqualTo(2);
            harness.web(
                    VISITOR, JourneyHarness.view(60 * JourneyHarness.DAY / JourneyHarness.MINUTE + 1, "http://b.com"));
            assertThat(harness.numEventTimeTimers()).isEqualTo(2);

            // The other one has gone; this one has not.
            harness.watermarks(JourneyHarness.at(0) + 100 * JourneyHarness.DAY);
            assertThat(harness.visitors()).isEqualTo(1);
            assertThat(harness.visitor(VISITOR).past()).isNotNull();

            harness.watermarks(JourneyHarness.at(0) + 200 * JourneyHarness.DAY);
            assertThat(harness.visitors()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void taskImageVersion1() throws Exception {
        OperatorSubtaskState state = OperatorSnapshotUtil.readStateHandle(TASK_IMAGE_1.toString());
        try (TaskImageHarness harness = new TaskImageHarness(options.input(false), options.rules())) {
            harness.initializeState(state);
            harness.open();
            assertThat(harness.tasks()).isEqualTo(1);
            StoredTask task = harness.task(TASK);
            assertThat(task.timer()).isEqualTo(JourneyHarness.at(8) + 30 * JourneyHarness.DAY);
            assertThat(task.image().announced().bizibleId()).isEqualTo(VISITOR);
            assertThat(task.image().announced().call().time()).isEqualTo(JourneyHarness.at(8));
            assertThat(task.image().fields().get("Type").value()).isEqualTo("Call");
            assertThat(task.image().fields().get("Type").sequence()).isEqualTo(3);
            assertThat(task.image().fields().get("WhoId").value()).isNull();
            assertThat(task.image().toldBizibleId()).isTrue();

            harness.processElement(change(JourneyHarness.at(11), true, Map.of()), JourneyHarness.at(11));
            assertThat(harness.extractOutputValues())
                    .singleElement()
                    .satisfies(told -> assertThat(told.call().silent()).isTrue());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "state.format.write", matches = "true")
    void write() throws Exception {
        Files.createDirectories(JOURNEY_3.getParent());
        try (JourneyHarness harness = JourneyHarness.openedForFile(options.rules())) {
            harness.web(PAST_VISITOR, JourneyHarness.view(-20 * 24 * 60, "http://example.com/"));
            harness.web(PAST_VISITOR, JourneyHarness.view(-10 * 24 * 60, "http://example.com/"));
            harness.web(VISITOR, JourneyHarness.view(0, "http://example.com/?utm_campaign=ü"));
            harness.web(VISITOR, JourneyHarness.form(20, "http://example.com/f"));
            harness.task(VISITOR, JourneyHarness.call(TASK, 8), 10);
            harness.task(VISITOR, JourneyHarness.call("00T5e00001AbCdFEAV", 25), 27);
            harness.task(VISITOR, JourneyHarness.call("00T5e00001AbCdFEAV", 25).silenced(), 28);
            harness.watermarks(JourneyHarness.at(60));
            harness.web(VISITOR, JourneyHarness.form(100, "http://example.com/g"));
            OperatorSnapshotUtil.writeStateHandle(harness.snapshot(1, 1), JOURNEY_3.toString());
        }
        try (TaskImageHarness harness = TaskImageHarness.forFile(options.input(false), options.rules())) {
            Map<String, String> fields = new HashMap<>();
            fields.put("bizible2__BizibleId__c", VISITOR);
            fields.put("CreatedDate", String.valueOf(JourneyHarness.at(8)));
            fields.put("Type", "Call");
            fields.put("WhoId", null);
            harness.processElement(change(JourneyHarness.at(10), false, fields), JourneyHarness.at(10));
            OperatorSnapshotUtil.writeStateHandle(harness.snapshot(1, 1), TASK_IMAGE_1.toString());
        }
    }

    private static TaskChange change(long version, boolean deleted, Map<String, String> fields) {
        Origin origin = new Origin("salesforce-tasks", 0, 1L, version, null);
        return new TaskChange(TASK, version, 3, version, deleted, fields, origin);
    }
}
