package io.calltouchpoints.journey;

/**
 * A span of time in which a visitor's plain page views ({@link VisitorRules#isQuiet}) say nothing new: at most they make the
 * session last longer ({@link VisitorRules#prolongs}). It holds until the visitor changes.
 *
 * @param after exclusive, epoch milliseconds UTC
 * @param before exclusive; not later than {@code after} when there is no such span
 */
public record QuietSpan(long after, long before) {

    static final QuietSpan NONE = new QuietSpan(0, 0);

    public boolean covers(long time) {
        return after < time && time < before;
    }

    public boolean isEmpty() {
        return before <= after;
    }
}
