package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import java.time.Duration;
import org.apache.flink.api.common.functions.CoGroupFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.co.ProcessJoinFunction;
import org.apache.flink.streaming.api.windowing.assigners.EventTimeSessionWindows;
import org.apache.flink.util.Collector;

/** Flink's own joins by time. They wait for a call only as long as this traffic needs, not the product's 24 hours. */
final class Windows {

    private Windows() {}

    /** Every page view of the half hour before a call. */
    static void intervalJoin(StreamExecutionEnvironment env, Ends ends, Options options) {
        Inputs.discard(Inputs.visits(env, ends)
                .intervalJoin(Inputs.calls(env, ends, options))
                .between(Duration.ZERO, Inputs.SESSION.plus(Inputs.TOLD_AFTER))
                .process(new Pair(), Types.STRING));
    }

    /** Sessions by a gap of half an hour, with the calls in them. */
    static void sessionWindows(StreamExecutionEnvironment env, Ends ends, Options options) {
        Inputs.discard(Inputs.visits(env, ends)
                .coGroup(Inputs.calls(env, ends, options))
                .where(VisitorEvent::bizibleId, Types.STRING)
                .equalTo(CallChange::bizibleId, Types.STRING)
                .window(EventTimeSessionWindows.withGap(Inputs.SESSION))
                .apply(new SessionWithCalls(), Types.STRING));
    }

    private static final class Pair extends ProcessJoinFunction<VisitorEvent, CallChange, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(VisitorEvent event, CallChange call, Context context, Collector<String> out) {
            out.collect(call.call().taskId() + event.event().url());
        }
    }

    private static final class SessionWithCalls implements CoGroupFunction<VisitorEvent, CallChange, String> {
        private static final long serialVersionUID = 1L;

        @Override
        public void coGroup(Iterable<VisitorEvent> events, Iterable<CallChange> calls, Collector<String> out) {
            VisitorEvent first = null;
            for (VisitorEvent event : events) {
                if (first == null || event.event().time() < first.event().time()) {
                    first = event;
                }
            }
            for (CallChange call : calls) {
                out.collect(call.call().taskId()
                        + (first == null ? "" : first.event().url()));
            }
        }
    }
}
