package io.calltouchpoints.model;

import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.WebEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** One session of the batch evaluation: its web events in order, its expiry, its end. */
final class BatchSession {

    private static final Comparator<String> ABSENT_FIRST = Comparator.nullsFirst(String::compareTo);

    static final Comparator<WebEvent> ORDER = Comparator.comparingLong(WebEvent::time)
            .thenComparingInt(event -> rank(event.type()))
            .thenComparing(WebEvent::url, ABSENT_FIRST)
            .thenComparing(WebEvent::referrer, ABSENT_FIRST)
            .thenComparing(WebEvent::userAgent, ABSENT_FIRST)
            .thenComparing(WebEvent::geoCountry, ABSENT_FIRST)
            .thenComparing(WebEvent::geoRegion, ABSENT_FIRST)
            .thenComparing(WebEvent::geoCity, ABSENT_FIRST);

    final List<WebEvent> events = new ArrayList<>();
    long end;

    static List<BatchSession> fold(Collection<WebEvent> events, Rules rules) {
        List<WebEvent> inOrder = new ArrayList<>(new LinkedHashSet<>(events));
        inOrder.sort(ORDER);
        List<BatchSession> sessions = new ArrayList<>();
        BatchSession open = null;
        for (WebEvent event : inOrder) {
            if (open == null || event.time() >= open.expiry(rules) || open.sees(event)) {
                open = new BatchSession();
                sessions.add(open);
            }
            open.events.add(event);
        }
        for (int i = 0; i < sessions.size(); i++) {
            long expiry = sessions.get(i).expiry(rules);
            boolean last = i == sessions.size() - 1;
            sessions.get(i).end =
                    last ? expiry : Math.min(expiry, sessions.get(i + 1).start());
        }
        return sessions;
    }

    WebEvent first() {
        return events.get(0);
    }

    long start() {
        return first().time();
    }

    long expiry(Rules rules) {
        return switch (rules.sessionExpiry()) {
            case FIXED -> start() + rules.sessionTimeout();
            case INACTIVITY -> events.get(events.size() - 1).time() + rules.sessionTimeout();
        };
    }

    /** Whether the event is an arrival while this session is open. */
    private boolean sees(WebEvent event) {
        if (event.type() != EventType.PAGE_VIEW || !event.arrives()) {
            return false;
        }
        boolean reload = first().type() == EventType.PAGE_VIEW
                && Objects.equals(first().url(), event.url())
                && Objects.equals(first().referrer(), event.referrer());
        boolean sameMillisecond = event.time() == start();
        return !reload && !sameMillisecond;
    }

    static int rank(EventType type) {
        return switch (type) {
            case PAGE_VIEW -> 0;
            case FORM_SUBMIT -> 1;
            case WEB_CHAT -> 2;
        };
    }
}
