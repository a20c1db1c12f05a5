package io.calltouchpoints.state;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many sessions are in state of one visitor in {@link #ONE_IN}, chosen by the BizibleId: counting all would cost a read of
 * the whole state. Empty after a restart; a visitor is back in it at its next change or timer. Bounded as the state is.
 */
final class VisitorSample {

    /** A power of two. */
    static final int ONE_IN = 64;

    private final Map<String, Integer> sessionsOf = new HashMap<>();

    // Written by the task's own thread only, read by the one that reports.
    private volatile long visitors;
    private volatile long sessions;

    static boolean has(String bizibleId) {
        return (bizibleId.hashCode() & (ONE_IN - 1)) == 0;
    }

    void stored(String bizibleId, int now) {
        Integer before = sessionsOf.put(bizibleId, now);
        count(before, now);
    }

    void gone(String bizibleId) {
        Integer before = sessionsOf.remove(bizibleId);
        count(before, 0);
    }

    private void count(@Nullable Integer before, int now) {
        sessions = sessions + now - (before == null ? 0 : before);
        visitors = sessionsOf.size();
    }

    long visitors() {
        return visitors;
    }

    long sessions() {
        return sessions;
    }
}
