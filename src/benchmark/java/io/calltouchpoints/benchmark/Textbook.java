package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/** As books on stream processing show it: both sides in a map by time, one timer an event, joined when a call comes. */
final class Textbook extends KeyedCoProcessFunction<String, VisitorEvent, CallChange, String> {

    private static final long serialVersionUID = 1L;

    private transient MapState<Long, VisitorEvent> events;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    private Textbook() {}

    static void draw(StreamExecutionEnvironment env, Ends ends, Options options) {
        Inputs.discard(Inputs.visits(env, ends)
                .connect(Inputs.calls(env, ends, options))
                .process(new Textbook(), Types.STRING));
    }

    @Override
    public void open(OpenContext context) {
        events = getRuntimeContext().getMapState(new MapStateDescriptor<>("events", Types.LONG, Inputs.VISITOR_EVENT));
    }

    @Override
    public void processElement1(VisitorEvent event, Context context, Collector<String> out) throws Exception {
        long time = event.event().time();
        events.put(time, event);
        context.timerService().registerEventTimeTimer(time + Inputs.SESSION.toMillis());
    }

    @Override
    public void processElement2(CallChange call, Context context, Collector<String> out) throws Exception {
        VisitorEvent first = null;
        for (Map.Entry<Long, VisitorEvent> entry : events.entries()) {
            if (entry.getKey() <= call.call().time()
                    && (first == null || entry.getKey() < first.event().time())) {
                first = entry.getValue();
            }
        }
        out.collect(call.call().taskId() + (first == null ? "" : first.event().url()));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<String> out) throws Exception {
        events.remove(timestamp - Inputs.SESSION.toMillis());
    }
}
