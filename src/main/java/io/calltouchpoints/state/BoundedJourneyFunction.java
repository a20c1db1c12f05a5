package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Update.Change;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * {@link JourneyFunction} for bounded inputs in Flink's batch execution mode: that hands over one visitor after another, the
 * visitor's web events in order of time, so nothing is too late, nothing is forgotten, and each touchpoint is published once,
 * at the visitor's end.
 */
public final class BoundedJourneyFunction
        extends KeyedCoProcessFunction<String, VisitorEvent, CallChange, TouchpointChange> {

    /** Accumulator: web sessions of all visitors. */
    public static final String SESSIONS = "sessions";

    /** Accumulator: facts that went early because of {@code visitor.max-facts}. */
    public static final String EVICTED = "evicted";

    private static final long serialVersionUID = 1L;

    private final Rules rules;
    private transient VisitorRules visitorRules;
    private transient ValueState<Visitor> visitors;
    private transient LongCounter sessions;
    private transient LongCounter evicted;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    public BoundedJourneyFunction(Rules rules) {
        this.rules = rules;
    }

    @Override
    public void open(OpenContext context) {
        visitorRules = new VisitorRules(rules);
        visitors = getRuntimeContext().getState(JourneyFunction.descriptor());
        sessions = new LongCounter();
        getRuntimeContext().addAccumulator(SESSIONS, sessions);
        evicted = new LongCounter();
        getRuntimeContext().addAccumulator(EVICTED, evicted);
    }

    @Override
    public void processElement1(VisitorEvent incoming, Context context, Collector<TouchpointChange> out)
            throws Exception {
        Visitor visitor = visitor(incoming.event().time(), context.timerService());
        emit(incoming.bizibleId(), visitorRules.collect(visitor, incoming.event()), out);
        visitors.update(visitor);
    }

    @Override
    public void processElement2(CallChange change, Context context, Collector<TouchpointChange> out) throws Exception {
        // A deletion without version is told at the end of time, where no counter can start.
        Visitor visitor = visitor(Math.min(change.toldAt(), change.call().time()), context.timerService());
        emit(change.bizibleId(), visitorRules.collect(visitor, change.call()), out);
        visitors.update(visitor);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<TouchpointChange> out) throws Exception {
        Visitor visitor = visitors.value();
        if (visitor == null) {
            throw new IllegalStateException("A timer of a visitor without state.");
        }
        emit(context.getCurrentKey(), visitorRules.finish(visitor), out);
        sessions.add(visitor.settledSessions());
        evicted.add(visitor.evictedFacts());
        visitors.clear();
    }

    private Visitor visitor(long firstRecord, TimerService timers) throws Exception {
        Visitor visitor = visitors.value();
        if (visitor == null) {
            timers.registerEventTimeTimer(Long.MAX_VALUE);
            return new Visitor(firstRecord);
        }
        return visitor;
    }

    private static void emit(String bizibleId, List<Change> changes, Collector<TouchpointChange> out) {
        changes.forEach(change -> out.collect(new TouchpointChange(bizibleId, change)));
    }
}
