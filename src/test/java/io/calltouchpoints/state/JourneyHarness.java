package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The journey operator on RocksDB; minutes count from the start of 2024. */
final class JourneyHarness
        extends KeyedTwoInputStreamOperatorTestHarness<String, VisitorEvent, CallChange, TouchpointChange> {

    static final long START = 1_704_067_200_000L;
    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    static final long DAY = 24 * HOUR;

    private static final OptionsInState NO_OPTIONS = new OptionsInState(Map.of(), before -> List.of());
    private static final int CACHE_BYTES = 4 << 20;

    private final JourneyFunction function;

    JourneyHarness(Rules rules) throws Exception {
        this(rules, 1, 0);
    }

    JourneyHarness(Rules rules, int parallelism, int subtask) throws Exception {
        this(rules, NO_OPTIONS, parallelism, subtask, true);
    }

    JourneyHarness(Rules rules, OptionsInState options, int parallelism, int subtask, boolean incremental)
            throws Exception {
        this(new JourneyFunction(rules, "web-events", CACHE_BYTES), options, parallelism, subtask, incremental);
    }

    private JourneyHarness(Rules rules, int cacheBytes) throws Exception {
        this(new JourneyFunction(rules, "web-events", cacheBytes), NO_OPTIONS, 1, 0, true);
    }

    private JourneyHarness(
            JourneyFunction function, OptionsInState options, int parallelism, int subtask, boolean incremental)
            throws Exception {
        super(
                new JourneyOperator(function, options),
                VisitorEvent::bizibleId,
                CallChange::bizibleId,
                Types.STRING,
                128,
                parallelism,
                subtask);
        this.function = function;
        getProcessingTimeService().setCurrentTime(System.currentTimeMillis());
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(incremental);
        backend.getMemoryConfiguration().setUseManagedMemory(false);
        setStateBackend(backend);
        setup(new TouchpointChangeSerializer());
    }

    static JourneyHarness opened(Rules rules) throws Exception {
        return opened(rules, CACHE_BYTES);
    }

    static JourneyHarness opened(Rules rules, int cacheBytes) throws Exception {
        JourneyHarness harness = new JourneyHarness(rules, cacheBytes);
        harness.open();
        return harness;
    }

    /** Its snapshots are whole, so that they can be written to one file. */
    static JourneyHarness openedForFile(Rules rules) throws Exception {
        JourneyHarness harness = new JourneyHarness(rules, NO_OPTIONS, 1, 0, false);
        harness.open();
        return harness;
    }

    static JourneyHarness restored(Rules rules, OperatorSubtaskState state) throws Exception {
        return restored(rules, state, CACHE_BYTES);
    }

    static JourneyHarness restored(Rules rules, OperatorSubtaskState state, int cacheBytes) throws Exception {
        JourneyHarness harness = new JourneyHarness(rules, cacheBytes);
        harness.initializeState(state);
        harness.open();
        return harness;
    }

    /** One subtask of several, restored from the state of a single one. */
    static JourneyHarness rescaled(Rules rules, OperatorSubtaskState state, int parallelism, int subtask)
            throws Exception {
        JourneyHarness harness = new JourneyHarness(rules, parallelism, subtask);
        harness.initializeState(
                AbstractStreamOperatorTestHarness.repartitionOperatorState(state, 128, 1, parallelism, subtask));
        harness.open();
        return harness;
    }

    static long at(long minute) {
        return START + minute * MINUTE;
    }

    static WebEvent view(long minute, String page) {
        return new WebEvent(EventType.PAGE_VIEW, at(minute), page, null, "Firefox", "Germany", null, "Köln", false);
    }

    static WebEvent form(long minute, String page) {
        return new WebEvent(EventType.FORM_SUBMIT, at(minute), page, null, null, null, null, null, false);
    }

    static Call call(String taskId, long minute) {
        return new Call(taskId, at(minute), false, "Call", 107L, "00Q5e00001XyZabEAF", null);
    }

    void web(String bizibleId, WebEvent event) throws Exception {
        processElement1(new VisitorEvent(bizibleId, event), event.time());
    }

    void task(String bizibleId, Call call, long toldMinute) throws Exception {
        Origin origin = new Origin("salesforce-tasks", 0, 7L, at(toldMinute), null);
        processElement2(new CallChange(bizibleId, call, at(toldMinute), origin), at(toldMinute));
    }

    void watermarks(long time) throws Exception {
        processWatermark1(new Watermark(time));
        processWatermark2(new Watermark(time));
    }

    /** Whether this subtask is the one for the key. */
    boolean owns(String key) {
        var context = getEnvironment().getTaskInfo();
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(
                        key, context.getMaxNumberOfParallelSubtasks(), context.getNumberOfParallelSubtasks())
                == context.getIndexOfThisSubtask();
    }

    JourneyMetrics metrics() {
        return function.metrics();
    }

    /** BizibleIds in state. */
    long visitors() throws Exception {
        try (Stream<?> keys = ((AbstractStreamOperator<?>) getOperator())
                .getKeyedStateBackend()
                .getKeys(JourneyFunction.descriptor().getName(), VoidNamespace.INSTANCE)) {
            return keys.count();
        }
    }

    /** A visitor as it is in state, or null. */
    Visitor visitor(String bizibleId) throws Exception {
        ((AbstractStreamOperator<?>) getOperator()).setCurrentKey(bizibleId);
        return ((AbstractStreamOperator<?>) getOperator())
                .getKeyedStateBackend()
                .getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, JourneyFunction.descriptor())
                .value();
    }
}
