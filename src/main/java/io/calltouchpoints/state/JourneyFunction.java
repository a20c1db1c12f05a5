package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Deadline;
import io.calltouchpoints.journey.Marks;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Holds a visitor's facts and publishes what changes; key: BizibleId. It loads state, asks {@link VisitorRules}, stores state,
 * moves the one timer, emits. Most visitors never call: their timer deletes them unread.
 *
 * <p>What bounds the state: {@link Visitor}.
 */
public final class JourneyFunction extends KeyedCoProcessFunction<String, VisitorEvent, CallChange, TouchpointChange> {

    private static final long serialVersionUID = 1L;

    private final Rules rules;
    private final String webTopic;
    private final int cacheBytes;
    private transient VisitorRules visitorRules;
    private transient VisitorStore visitors;
    private transient JourneyMetrics metrics;

    @SuppressWarnings("NullAway.Init") // set by the operator before open
    private transient VisitorTimers timers;

    @SuppressWarnings("NullAway.Init") // set by the operator before open
    private transient Marks marks;

    private transient boolean restoredLastSeen;

    /**
     * @param webTopic where web events come from, for rejections
     * @param cacheBytes memory for {@link QuietSpans}; 0 for none
     */
    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    public JourneyFunction(Rules rules, String webTopic, int cacheBytes) {
        this.rules = rules;
        this.webTopic = webTopic;
        this.cacheBytes = cacheBytes;
    }

    /** Where visitors are in a savepoint, by BizibleId. */
    public static ValueStateDescriptor<Visitor> descriptor() {
        return VisitorStore.visitors();
    }

    /** Where page views are, epoch milliseconds UTC, that are still to be put into their visitor ({@link VisitorRules#seen}). */
    public static ValueStateDescriptor<Long> lastSeen() {
        return VisitorStore.lastSeen();
    }

    /**
     * Called before {@link #open}.
     *
     * @param restoredLastSeen whether the state restored has some {@link #lastSeen}
     * @param marks how far event time had come there; until the watermarks are beyond, these count
     */
    void prepare(VisitorTimers timers, boolean restoredLastSeen, Marks marks) {
        this.timers = timers;
        this.restoredLastSeen = restoredLastSeen;
        this.marks = marks;
    }

    @Override
    public void open(OpenContext context) {
        visitorRules = new VisitorRules(rules);
        visitors = new VisitorStore(getRuntimeContext(), visitorRules, cacheBytes, restoredLastSeen);
        metrics = new JourneyMetrics(getRuntimeContext().getMetricGroup());
    }

    /** @param timestamp of the web events alone, epoch milliseconds UTC; told before timers of that watermark fire */
    void webWatermark(long timestamp) {
        marks = new Marks(Math.max(marks.web(), timestamp), marks.lower());
    }

    /** @param timestamp of both inputs together, epoch milliseconds UTC; told before timers of that watermark fire */
    void lowerWatermark(long timestamp) {
        marks = new Marks(marks.web(), Math.max(marks.lower(), timestamp));
    }

    Marks marks() {
        return marks;
    }

    /** Whether the web event is known to say nothing new, without a look into state; most do. Needs no key. */
    boolean isQuiet(VisitorEvent incoming) {
        return visitors.isQuiet(incoming, marks);
    }

    /**
     * Takes a quiet web event; needs no key.
     *
     * @return whether {@link #writeWaiting} must be called
     */
    boolean quiet(VisitorEvent incoming) {
        metrics.quiet();
        return visitorRules.prolongs() && visitors.prolong(incoming);
    }

    /** Puts what waits on the heap into state; leaves some key as the current one. */
    void writeWaiting(Consumer<String> setCurrentKey) throws IOException {
        visitors.writeWaiting(setCurrentKey);
    }

    @Override
    public void processElement1(VisitorEvent incoming, Context context, Collector<TouchpointChange> out)
            throws Exception {
        WebEvent event = incoming.event();
        Visitor stored = visitors.load(incoming.bizibleId());
        Visitor visitor = stored == null ? new Visitor(event.time()) : stored;
        boolean mayGoUnread = visitor.mayGoUnread();
        Update update = visitorRules.web(visitor, event, marks);
        if (update.kind() == Update.Kind.LATE) {
            metrics.lateWebEvent(event, marks);
            context.output(Rejections.TAG, late(incoming));
        }
        apply(update, visitor, mayGoUnread, incoming.bizibleId(), out);
    }

    @Override
    public void processElement2(CallChange change, Context context, Collector<TouchpointChange> out) throws Exception {
        Visitor stored = visitors.load(change.bizibleId());
        Visitor visitor = stored == null ? new Visitor(change.toldAt()) : stored;
        boolean mayGoUnread = visitor.mayGoUnread();
        Update update = visitorRules.call(visitor, change.call(), change.toldAt(), marks);
        if (update.kind() == Update.Kind.LATE) {
            metrics.lateCall();
            context.output(Rejections.TAG, late(change));
        }
        apply(update, visitor, mayGoUnread, change.bizibleId(), out);
    }

    /** A timer that an earlier build has set. */
    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<TouchpointChange> out) throws Exception {
        due(context.getCurrentKey(), false);
    }

    /**
     * The timer of the current visitor has fired.
     *
     * @param nothingLeft it goes without being read, which may be from disk
     */
    void due(String bizibleId, boolean nothingLeft) throws Exception {
        if (nothingLeft) {
            delete(bizibleId);
            return;
        }
        Visitor visitor = visitors.load(bizibleId);
        if (visitor == null) {
            throw new IllegalStateException("A timer of a visitor without state.");
        }
        Deadline due = visitorRules.expire(visitor, marks);
        if (due == null) {
            delete(bizibleId);
            return;
        }
        visitor.timer(Visitor.NO_TIMER);
        arm(due, visitor, false);
        store(visitor, bizibleId);
    }

    private void delete(String bizibleId) {
        visitors.clear(bizibleId);
        metrics.gone(bizibleId);
    }

    /** @param mayGoUnread {@link Visitor#mayGoUnread} of the visitor as it was stored */
    private void apply(
            Update update, Visitor visitor, boolean mayGoUnread, String bizibleId, Collector<TouchpointChange> out)
            throws Exception {
        if (update.kind() != Update.Kind.CHANGED) {
            visitors.keep(visitor, bizibleId);
            return;
        }
        for (Update.Change change : update.changes()) {
            out.collect(new TouchpointChange(bizibleId, change));
        }
        arm(update.due(), visitor, mayGoUnread);
        metrics.changed(update);
        store(visitor, bizibleId);
    }

    private void store(Visitor visitor, String bizibleId) throws Exception {
        visitors.store(visitor, bizibleId);
        metrics.stored(bizibleId, visitor, visitorRules);
    }

    JourneyMetrics metrics() {
        return metrics;
    }

    /**
     * Moves the timer. One at which the visitor is looked at may be early: it is set again then, and that is rare. One at which it is
     * deleted unread must be right.
     */
    private void arm(Deadline due, Visitor visitor, boolean mayGoUnread) {
        long timer = visitor.timer();
        boolean exact = due.nothingLeft() || mayGoUnread;
        if (exact ? due.at() == timer && due.nothingLeft() : due.at() >= timer) {
            return;
        }
        if (timer != Visitor.NO_TIMER) {
            timers.remove(timer, mayGoUnread);
        }
        timers.set(due);
        visitor.timer(due.at());
    }

    private Rejection late(VisitorEvent incoming) {
        WebEvent event = incoming.event();
        String detail = "%s of %s on %s came after %s"
                .formatted(
                        event.type(),
                        Instant.ofEpochMilli(event.time()),
                        event.url(),
                        event.time() <= marks.web()
                                ? "the watermark " + Instant.ofEpochMilli(marks.web())
                                : "what of this visitor, or of the Tasks, was already settled");
        return new Rejection(
                Reason.LATE_WEB_EVENT,
                detail,
                new Origin(webTopic, null, null, null, null),
                incoming.bizibleId(),
                null,
                null);
    }

    private static Rejection late(CallChange change) {
        String detail = "the call of %s was told of at %s, later than correction.window after it"
                .formatted(Instant.ofEpochMilli(change.call().time()), Instant.ofEpochMilli(change.toldAt()));
        return new Rejection(
                Reason.LATE_CALL,
                detail,
                change.origin(),
                change.bizibleId(),
                change.call().taskId(),
                null);
    }
}
