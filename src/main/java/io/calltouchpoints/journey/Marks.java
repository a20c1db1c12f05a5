package io.calltouchpoints.journey;

/**
 * How far event time has come, in epoch milliseconds UTC; {@link Long#MIN_VALUE} while unknown.
 *
 * @param web watermark of the web events alone: what still comes is later
 * @param lower watermark of both inputs together
 */
public record Marks(long web, long lower) {

    /** A web event at or before this is late. The second part matters when the web input is silent and the Tasks go on. */
    long late(Rules rules) {
        return Math.max(web, Times.minus(lower, rules.maxDelay()));
    }
}
