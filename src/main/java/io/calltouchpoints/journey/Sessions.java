package io.calltouchpoints.journey;

import java.util.ArrayList;
import java.util.List;

/** Folds web events into sessions. */
final class Sessions {

    private Sessions() {}

    /** Folds events, in order, into the sessions that come before them; the last of those may be open. */
    static void fold(List<Session> sessions, Iterable<WebEvent> events, Rules rules) {
        for (WebEvent event : events) {
            int last = sessions.size() - 1;
            if (last >= 0 && sessions.get(last).admits(event)) {
                sessions.set(last, sessions.get(last).take(event, rules));
            } else {
                sessions.add(Session.openedBy(event, rules));
            }
        }
    }

    /** All sessions of the visitor as they look now, those that may still change included. */
    static List<Session> of(Visitor visitor, Rules rules) {
        if (visitor.pending().isEmpty()) {
            return visitor.sessions();
        }
        List<Session> sessions =
                new ArrayList<>(visitor.sessions().size() + visitor.pending().size());
        sessions.addAll(visitor.sessions());
        fold(sessions, visitor.pending(), rules);
        return sessions;
    }

    /** Index of the latest session with {@code start <= time}, or -1. */
    static int latest(List<Session> sessions, long time) {
        int low = 0;
        int high = sessions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sessions.get(middle).start() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    /** When the session ends, exclusive: its expiry, or the start of the next one if that is earlier. */
    static long end(List<Session> sessions, int index) {
        long expiry = sessions.get(index).expiry();
        return index + 1 < sessions.size()
                ? Math.min(expiry, sessions.get(index + 1).start())
                : expiry;
    }
}
