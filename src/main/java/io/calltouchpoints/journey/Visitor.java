package io.calltouchpoints.journey;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one visitor that can still matter: sessions, web events not yet settled, calls, and what is kept of the past.
 *
 * <p>What bounds it: every fact goes by {@link Forgetting}, by time, and never more than {@code visitor.max-facts} stay.
 */
public final class Visitor {

    public static final long NO_TIMER = Long.MAX_VALUE;

    private final List<Session> sessions;
    private final List<WebEvent> pending;
    private final Map<String, Call> calls = new HashMap<>();
    private @Nullable Past past;
    private long revision;
    private long timer;
    private long settledSessions;
    private long evictedFacts;

    /** A visitor never seen before; its revisions start at the time of its first record. */
    public Visitor(long firstRecord) {
        this(new ArrayList<>(), new ArrayList<>(), List.of(), null, firstRecord, NO_TIMER);
    }

    /** A visitor as it was stored; the lists are taken over, in the order that the accessors give. */
    public Visitor(
            List<Session> sessions,
            List<WebEvent> pending,
            Collection<Call> calls,
            @Nullable Past past,
            long revision,
            long timer) {
        this.sessions = sessions;
        this.pending = pending;
        calls.forEach(call -> this.calls.put(call.taskId(), call));
        this.past = past;
        this.revision = revision;
        this.timer = timer;
    }

    /** Settled sessions in order of time: their start and first event stand, the last may still take events. */
    public List<Session> sessions() {
        return sessions;
    }

    /** Web events later than the settled ones, in fold order; what they make may still change. */
    public List<WebEvent> pending() {
        return pending;
    }

    /** By Task id, silent ones included. */
    public Map<String, Call> calls() {
        return calls;
    }

    public @Nullable Past past() {
        return past;
    }

    void past(@Nullable Past past) {
        this.past = past;
    }

    /** The latest revision given out; grows with everything published about this visitor. */
    public long revision() {
        return revision;
    }

    long nextRevision() {
        return ++revision;
    }

    /** When the one live timer fires, epoch milliseconds UTC, or {@link #NO_TIMER}. */
    public long timer() {
        return timer;
    }

    public void timer(long timer) {
        this.timer = timer;
    }

    /** Whether its timer may be one of those that delete it unread; by the stored facts alone, whatever the options were. */
    public boolean mayGoUnread() {
        return calls.isEmpty() && (past == null ? sessions.size() <= 1 : facts() == 0);
    }

    /** Sessions, pending web events and calls; what {@code visitor.max-facts} bounds. */
    public int facts() {
        return sessions.size() + pending.size() + calls.size();
    }

    /** Puts a web event among the pending ones; the same event twice makes no difference. */
    boolean add(WebEvent event) {
        int place = Collections.binarySearch(pending, event);
        if (place >= 0) {
            return false;
        }
        pending.add(-place - 1, event);
        return true;
    }

    /** Sessions settled since this object was made, those that have gone included; not stored. */
    public long settledSessions() {
        return settledSessions;
    }

    /** Facts that went early since this object was made, because of {@code visitor.max-facts}; not stored. */
    public long evictedFacts() {
        return evictedFacts;
    }

    void evicted(int facts) {
        evictedFacts += facts;
    }

    /** Folds the events up to {@code time} for good: nothing that comes is as old as they are. */
    void settle(long time, Rules rules) {
        int settled = 0;
        while (settled < pending.size() && pending.get(settled).time() <= time) {
            settled++;
        }
        if (settled > 0) {
            List<WebEvent> events = pending.subList(0, settled);
            int before = sessions.size();
            Sessions.fold(sessions, events, rules);
            settledSessions += sessions.size() - before;
            events.clear();
        }
    }

    /** A web event at or before this time comes too late: what it would change is settled, cut down or gone. */
    long floor() {
        long gone = past == null ? Long.MIN_VALUE : past.last();
        if (sessions.isEmpty()) {
            return gone;
        }
        Session last = sessions.get(sessions.size() - 1);
        return Math.max(gone, last.isCut() ? last.expiry() - 1 : last.start());
    }
}
