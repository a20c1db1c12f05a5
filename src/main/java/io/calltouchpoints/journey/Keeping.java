package io.calltouchpoints.journey;

import io.calltouchpoints.journey.Rules.SessionExpiry;
import java.util.ArrayList;
import java.util.List;

/**
 * Which web events cannot matter any more, whatever comes.
 *
 * <p>{@code mark} is the web watermark: whatever comes is later.
 *
 * <p><b>Fixed expiry.</b> A page view at t that is no arrival (not even but for the reload rule), does not open its session
 * and has {@code t <= mark + timeout} goes. A session that can still begin before it begins after the mark, so it reaches
 * past t: the page view can never become a session's first event, and nothing else about it counts.
 *
 * <p><b>Inactivity.</b> The same page view also prolongs. It goes when the known events next to it are less than a timeout
 * apart: they bridge what it bridged, it cannot open a session between them, and no session ends between them but by an
 * arrival, which is an end with or without it.
 *
 * <p>Forms and chats stay until the mark has passed them; settling then keeps the first of their session.
 */
final class Keeping {

    private Keeping() {}

    /** Whether a page view inside a settled session, later than its start, changes nothing: the common case, answered first. */
    static boolean cannotMatter(Visitor visitor, WebEvent event, long mark, Rules rules) {
        if (rules.sessionExpiry() != SessionExpiry.FIXED || !isPlain(event) || beyond(event, mark, rules)) {
            return false;
        }
        List<Session> sessions = Sessions.of(visitor, rules);
        int index = Sessions.latest(sessions, event.time());
        return index >= 0 && sessions.get(index).start() < event.time() && event.time() < Sessions.end(sessions, index);
    }

    /**
     * The same answer for many page views at once: after the start of the last session, and what stands before it, until its end.
     * A later session, or one that takes its place, changes the visitor.
     *
     * <p>With inactivity a page view less than a timeout after the last known event prolongs the session; the last one of them
     * stands for all, because it and the known event bridge what they bridged. It says nothing else unless a call may wait behind
     * the session's end.
     */
    static QuietSpan quiet(Visitor visitor, Rules rules) {
        List<Session> sessions = Sessions.of(visitor, rules);
        if (sessions.isEmpty()) {
            return QuietSpan.NONE;
        }
        Session last = sessions.get(sessions.size() - 1);
        long after = Math.max(last.start(), visitor.floor());
        if (rules.sessionExpiry() == SessionExpiry.FIXED) {
            return new QuietSpan(after, last.expiry());
        }
        return visitor.calls().isEmpty()
                ? new QuietSpan(Math.max(after, last.expiry() - rules.sessionTimeout()), last.expiry())
                : QuietSpan.NONE;
    }

    /** What is asked of the event alone; it must not be late. */
    static boolean isQuiet(WebEvent event, long mark, Rules rules) {
        return isPlain(event)
                && event.time() > mark
                && (rules.sessionExpiry() == SessionExpiry.INACTIVITY || !beyond(event, mark, rules));
    }

    /** All that a page view within the quiet span leaves behind: it never is a session's first event. */
    static WebEvent trace(long time) {
        return new WebEvent(EventType.PAGE_VIEW, time, null, null, null, null, null, null, false);
    }

    /** Drops the pending events that cannot matter any more. */
    static void prune(Visitor visitor, long mark, Rules rules) {
        List<WebEvent> pending = visitor.pending();
        if (pending.stream().noneMatch(Keeping::isPlain)) {
            return;
        }
        if (rules.sessionExpiry() == SessionExpiry.FIXED) {
            List<Session> sessions = Sessions.of(visitor, rules);
            pending.removeIf(event -> isPlain(event) && !beyond(event, mark, rules) && !opens(sessions, event));
        } else {
            pruneBridged(visitor, rules);
        }
    }

    private static boolean isPlain(WebEvent event) {
        return event.type() == EventType.PAGE_VIEW && !event.arrives();
    }

    private static boolean beyond(WebEvent event, long mark, Rules rules) {
        return event.time() > Times.plus(mark, rules.sessionTimeout());
    }

    private static boolean opens(List<Session> sessions, WebEvent event) {
        int index = Sessions.latest(sessions, event.time());
        WebEvent first = index < 0 ? null : sessions.get(index).first();
        return first != null && first.compareTo(event) == 0;
    }

    private static void pruneBridged(Visitor visitor, Rules rules) {
        List<WebEvent> pending = visitor.pending();
        List<Session> sessions = visitor.sessions();
        List<WebEvent> kept = new ArrayList<>(pending.size());
        boolean before = !sessions.isEmpty();
        long previous = before ? sessions.get(sessions.size() - 1).expiry() - rules.sessionTimeout() : 0;
        for (int i = 0; i < pending.size(); i++) {
            WebEvent event = pending.get(i);
            boolean bridged = before
                    && isPlain(event)
                    && i + 1 < pending.size()
                    && pending.get(i + 1).time() - previous < rules.sessionTimeout();
            if (!bridged) {
                kept.add(event);
                before = true;
                previous = event.time();
            }
        }
        if (kept.size() < pending.size()) {
            pending.clear();
            pending.addAll(kept);
        }
    }
}
