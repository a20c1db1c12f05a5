package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.VisitorEvent;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Tells its function the watermark of the web input. Flink gives a function only the lower of both, which would keep every
 * page view while the Tasks are hours behind. Gives it the visitors' timers. Passes over page views that say nothing
 * new before Flink looks at their key. Keeps the job's options, and how far event time has come, beside the visitors.
 */
public final class JourneyOperator extends KeyedCoProcessOperator<String, VisitorEvent, CallChange, TouchpointChange> {

    private static final long serialVersionUID = 1L;

    private final JourneyFunction function;
    private final OptionsInState options;

    @SuppressWarnings("NullAway.Init") // set when state is initialized
    private transient MarksInState marks;

    public JourneyOperator(JourneyFunction function, OptionsInState options) {
        super(function);
        this.function = function;
        this.options = options;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        options.checkAndKeep(context.getOperatorStateStore());
        marks = new MarksInState(context.getOperatorStateStore());
    }

    @Override
    public void open() throws Exception {
        VisitorTimers timers = new VisitorTimers(
                getInternalTimerService(
                        "visitor",
                        BooleanSerializer.INSTANCE,
                        new OnEventTime<>(timer -> function.due(timer.getKey(), timer.getNamespace()))),
                List.of(
                        getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this),
                        getInternalTimerService(
                                "deletions",
                                VoidNamespaceSerializer.INSTANCE,
                                new OnEventTime<>(timer -> function.due(timer.getKey(), true)))));
        function.prepare(
                timers, hasLastSeen(), marks.restored(getProcessingTimeService().getCurrentProcessingTime()));
        super.open();
    }

    private boolean hasLastSeen() {
        try (Stream<String> keys = this.<String>getKeyedStateBackend()
                .getKeys(JourneyFunction.lastSeen().getName(), VoidNamespace.INSTANCE)) {
            return keys.findAny().isPresent();
        }
    }

    /** Left to {@link #processElement1}, which mostly needs no key. */
    @Override
    @SuppressWarnings("rawtypes") // as Flink has it
    public void setKeyContextElement1(StreamRecord record) {}

    @Override
    public void processElement1(StreamRecord<VisitorEvent> record) throws Exception {
        if (!function.isQuiet(record.getValue())) {
            super.setKeyContextElement1(record);
            super.processElement1(record);
        } else if (function.quiet(record.getValue())) {
            function.writeWaiting(this::setCurrentKey);
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        function.writeWaiting(this::setCurrentKey);
        marks.keep(function.marks());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        function.lowerWatermark(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        function.webWatermark(mark.getTimestamp());
        super.processWatermark1(mark);
    }

    private record OnEventTime<N>(ThrowingConsumer<InternalTimer<String, N>, Exception> action)
            implements Triggerable<String, N> {

        @Override
        public void onEventTime(InternalTimer<String, N> timer) throws Exception {
            action.accept(timer);
        }

        @Override
        public void onProcessingTime(InternalTimer<String, N> timer) {
            throw new IllegalStateException("There are only timers of event time.");
        }
    }
}
