package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.model.History;
import io.calltouchpoints.model.Step;
import io.calltouchpoints.model.TaskOptions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Both keyed operators on RocksDB, one after the other. */
final class Operators implements AutoCloseable {

    private final History history;
    private final int cacheBytes;
    /** Everything published, revisions and all. */
    final List<TouchpointChange> changes = new ArrayList<>();

    private final InputRules input;
    final Map<String, Map<Touchpoint.Id, Touchpoint>> latest = new TreeMap<>();
    private TaskImageHarness tasks;
    private JourneyHarness journeys;
    private long webWatermark = Long.MIN_VALUE;
    private long taskWatermark = Long.MIN_VALUE;
    int late;

    Operators(History history, int cacheBytes) throws Exception {
        this.history = history;
        this.cacheBytes = cacheBytes;
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
        journeys = JourneyHarness.opened(history.rules(), cacheBytes);
    }

    /** After a restore Flink's watermarks are unknown until the next ones come. */
    void restart() throws Exception {
        var taskState = tasks.snapshot(1, 1);
        var journeyState = journeys.snapshot(1, 1);
        close();
        tasks = new TaskImageHarness(input, history.rules());
        tasks.initializeState(taskState);
        tasks.open();
        journeys = JourneyHarness.restored(history.rules(), journeyState, cacheBytes);
    }

    void step(Step step) throws Exception {
        if (step instanceof Step.Web web) {
            journeys.processElement1(
                    new VisitorEvent(web.visitorId(), web.event()), web.event().time());
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
            changes.add(change);
            Update.Change update = change.change();
            Map<Touchpoint.Id, Touchpoint> visitor = latest.computeIfAbsent(change.bizibleId(), id -> new HashMap<>());
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
