package io.calltouchpoints.journey;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * One web event of a visitor, as sessions need it.
 *
 * @param time event time, epoch milliseconds UTC
 * @param arrives the page view comes from outside, or carries a campaign tag, whatever session may be open; decided when
 *     the event is read, by its url and referrer
 */
public record WebEvent(
        EventType type,
        long time,
        @Nullable String url,
        @Nullable String referrer,
        @Nullable String userAgent,
        @Nullable String geoCountry,
        @Nullable String geoRegion,
        @Nullable String geoCity,
        boolean arrives)
        implements Comparable<WebEvent> {

    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());

    /** The order in which events fold into sessions: time, then type, then what they say, absent first. */
    private static final Comparator<WebEvent> FOLD_ORDER = Comparator.comparingLong(WebEvent::time)
            .thenComparing(WebEvent::type)
            .thenComparing(WebEvent::url, TEXT)
            .thenComparing(WebEvent::referrer, TEXT)
            .thenComparing(WebEvent::userAgent, TEXT)
            .thenComparing(WebEvent::geoCountry, TEXT)
            .thenComparing(WebEvent::geoRegion, TEXT)
            .thenComparing(WebEvent::geoCity, TEXT);

    @Override
    public int compareTo(WebEvent other) {
        return FOLD_ORDER.compare(this, other);
    }
}
