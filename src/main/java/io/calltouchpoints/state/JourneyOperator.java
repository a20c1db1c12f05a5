package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.VisitorEvent;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;

/**
 * Tells its function the watermark of the web input. Flink gives a function only the lower of both, which would keep every
 * page view while the Tasks are hours behind. Keeps the job's options beside the visitors.
 */
public final class JourneyOperator extends KeyedCoProcessOperator<String, VisitorEvent, CallChange, TouchpointChange> {

    private static final long serialVersionUID = 1L;

    private final JourneyFunction function;
    private final OptionsInState options;

    public JourneyOperator(JourneyFunction function, OptionsInState options) {
        super(function);
        this.function = function;
        this.options = options;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        options.checkAndKeep(context.getOperatorStateStore());
    }

    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        function.webWatermark(mark.getTimestamp());
        super.processWatermark1(mark);
    }
}
