package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** All events of a visitor in one value, read and written with every event; one timer while there is any. */
final class WholeBlob extends KeyedCoProcessFunction<String, VisitorEvent, CallChange, String> {

    private static final long serialVersionUID = 1L;

    private transient ValueState<List<VisitorEvent>> events;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    private WholeBlob() {}

    static void draw(StreamExecutionEnvironment env, Ends ends, Options options) {
        Inputs.discard(Inputs.visits(env, ends)
                .connect(Inputs.calls(env, ends, options))
                .process(new WholeBlob(), Types.STRING));
    }

    @Override
    public void open(OpenContext context) {
        events = getRuntimeContext()
                .getState(new ValueStateDescriptor<>(
                        "events", new ListSerializer<>(new io.calltouchpoints.state.VisitorEventSerializer())));
    }

    @Override
    public void processElement1(VisitorEvent event, Context context, Collector<String> out) throws Exception {
        List<VisitorEvent> stored = events.value();
        if (stored == null) {
            context.timerService()
                    .registerEventTimeTimer(
                            event.event().time() + Inputs.SESSION.toMillis() + Inputs.TOLD_AFTER.toMillis());
        }
        List<VisitorEvent> all = stored == null ? new ArrayList<>() : stored;
        all.add(event);
        events.update(all);
    }

    @Override
    public void processElement2(CallChange call, Context context, Collector<String> out) throws Exception {
        List<VisitorEvent> stored = events.value();
        out.collect(call.call().taskId()
                + (stored == null ? "" : stored.get(0).event().url()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        events.clear();
    }
}
