package io.calltouchpoints.journey;

/**
 * A span of time in which a visitor's plain page views ({@link VisitorRules#isQuiet}) change nothing but, if they are later than
 * {@code seen}, how long the session lasts ({@link VisitorRules#seen}). It holds until the visitor changes otherwise.
 *
 * @param after exclusive, epoch milliseconds UTC
 * @param before exclusive; not later than {@code after} when there is no such span
 * @param seen up to here, inclusive, a page view changes nothing at all
 */
public record QuietSpan(long after, long before, long seen) {

    static final QuietSpan NONE = new QuietSpan(0, 0, 0);

    /** Page views change nothing in all of it. */
    static QuietSpan of(long after, long before) {
        return new QuietSpan(after, before, before - 1);
    }

    public boolean covers(long time) {
        return after < time && time < before;
    }

    public boolean isEmpty() {
        return before <= after;
    }
}
