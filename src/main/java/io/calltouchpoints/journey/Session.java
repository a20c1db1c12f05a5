package io.calltouchpoints.journey;

import io.calltouchpoints.journey.Rules.SessionExpiry;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A run of web events of one visitor.
 *
 * @param start time of its first event, epoch milliseconds UTC; no two sessions of a visitor start together
 * @param first its first event, which gives it its web data; null when the session is cut down to its start: it then is an
 *     interaction in the journey and nothing else
 * @param expiry when it ends by itself, exclusive; the start of the next session may end it before
 * @param form the first of its forms and chats
 */
public record Session(
        long start,
        @Nullable WebEvent first,
        long expiry,
        @Nullable Form form) {

    static Session openedBy(WebEvent event, Rules rules) {
        Session opened = new Session(event.time(), event, Times.plus(event.time(), rules.sessionTimeout()), null);
        return event.type() == EventType.PAGE_VIEW ? opened : opened.with(formOf(event));
    }

    static Form formOf(WebEvent event) {
        return new Form(event.type(), event.time(), event.url());
    }

    /** Whether the event, which is not before the start, belongs to this session if it is the open one. */
    boolean admits(WebEvent event) {
        return event.time() < expiry && !arrives(event);
    }

    private boolean arrives(WebEvent event) {
        return event.arrives() && event.time() != start && !reloads(event);
    }

    private boolean reloads(WebEvent event) {
        return first != null
                && first.type() == EventType.PAGE_VIEW
                && Objects.equals(first.url(), event.url())
                && Objects.equals(first.referrer(), event.referrer());
    }

    /** This session with one more event of its own, which may be older than others that it has taken. */
    Session take(WebEvent event, Rules rules) {
        Session longer = rules.sessionExpiry() == SessionExpiry.INACTIVITY
                ? new Session(start, first, Math.max(expiry, Times.plus(event.time(), rules.sessionTimeout())), form)
                : this;
        return event.type() == EventType.PAGE_VIEW ? longer : longer.with(formOf(event));
    }

    /** This session with a form or chat that is its conversion if it is the first. */
    Session with(Form candidate) {
        return form != null && form.compareTo(candidate) <= 0 ? this : new Session(start, first, expiry, candidate);
    }

    public boolean isCut() {
        return first == null;
    }

    Session cut() {
        return new Session(start, null, expiry, null);
    }
}
