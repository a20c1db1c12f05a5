package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.model.Histories;
import io.calltouchpoints.model.History;
import io.calltouchpoints.model.Step;
import io.calltouchpoints.model.TaskOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories through both operators on RocksDB, with a restore in the middle: the batch evaluation comes out. */
class HistoriesOnRocksDbTest {

    private static final int BLOCK = 40;

    @ParameterizedTest(name = "seeds from {0}")
    @ValueSource(longs = {1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000})
    void restoredInTheMiddleTheResultIsThatOfTheBatchEvaluation(long from) throws Exception {
        for (long seed = from; seed < from + BLOCK; seed++) {
            History history = Histories.random(seed);
            try (Operators operators = new Operators(history)) {
                List<Step> steps = history.steps();
                for (int i = 0; i < steps.size(); i++) {
                    if (i == steps.size() / 2) {
                        operators.restart();
                    }
                    operators.step(steps.get(i));
                }
                assertThat(operators.latest).as(history::toString).isEqualTo(history.expected());
                assertThat(operators.late).as(history::toString).isZero();
                if (history.forgotten()) {
                    operators.assertNothingIsLeft(history);
                }
            }
        }
    }

    /** Both keyed operators, one after the other. */
    private static final class Operators implements AutoCloseable {

        private final History history;
        private final InputRules input;
        private final Map<String, Map<Touchpoint.Id, Touchpoint>> latest = new TreeMap<>();
        private TaskImageHarness tasks;
        private JourneyHarness journeys;
        private long webWatermark = Long.MIN_VALUE;
        private long taskWatermark = Long.MIN_VALUE;
        private int late;

        Operators(History history) throws Exception {
            this.history = history;
            TaskOptions options = history.options().tasks();
            input = new InputRules(
                    options.blankIds(),
                    options.callTimeFields(),
                    options.subtractDuration(),
                    options.ignoreOutbound(),
                    null,
                    60_000,
                    1 << 20,
                    false);
            tasks = new TaskImageHarness(input, history.rules());
            tasks.open();
            journeys = JourneyHarness.opened(history.rules());
        }

        /** After a restore the watermarks are unknown until the next ones come. */
        void restart() throws Exception {
            var taskState = tasks.snapshot(1, 1);
            var journeyState = journeys.snapshot(1, 1);
            close();
            tasks = new TaskImageHarness(input, history.rules());
            tasks.initializeState(taskState);
            tasks.open();
            journeys = JourneyHarness.restored(history.rules(), journeyState);
        }

        void step(Step step) throws Exception {
            if (step instanceof Step.Web web) {
                journeys.processElement1(
                        new VisitorEvent(web.visitorId(), web.event()),
                        web.event().time());
            } else if (step instanceof Step.Task task) {
                TaskChange change = task.change();
                tasks.processElement(change, change.time());
                forward();
            } else if (step instanceof Step.WebWatermark mark) {
                webWatermark = mark.time();
                journeys.processWatermark1(new Watermark(webWatermark));
            } else if (step instanceof Step.TaskWatermark mark) {
                taskWatermark = mark.time();
                tasks.processWatermark(new Watermark(taskWatermark));
                forward();
                journeys.processWatermark2(new Watermark(taskWatermark));
            }
            collect();
        }

        private void forward() throws Exception {
            for (CallChange call : tasks.extractOutputValues()) {
                journeys.processElement2(call, call.toldAt());
            }
            tasks.getOutput().clear();
        }

        private void collect() {
            for (TouchpointChange change : journeys.extractOutputValues()) {
                Update.Change update = change.change();
                Map<Touchpoint.Id, Touchpoint> visitor =
                        latest.computeIfAbsent(change.bizibleId(), id -> new HashMap<>());
                if (update.touchpoint() == null) {
                    visitor.remove(update.id());
                } else {
                    visitor.put(update.id(), update.touchpoint());
                }
            }
            latest.values().removeIf(Map::isEmpty);
            journeys.getOutput().clear();
            var rejected = journeys.getSideOutput(Rejections.TAG);
            late = rejected == null
                    ? 0
                    : (int) rejected.stream().map(StreamRecord::getValue).count();
        }

        void assertNothingIsLeft(History history) throws Exception {
            assertThat(journeys.visitors()).as(history::toString).isZero();
            assertThat(journeys.numEventTimeTimers()).as(history::toString).isZero();
            assertThat(tasks.tasks()).as(history::toString).isZero();
            assertThat(tasks.numEventTimeTimers()).as(history::toString).isZero();
        }

        @Override
        public void close() throws Exception {
            tasks.close();
            journeys.close();
        }
    }
}
