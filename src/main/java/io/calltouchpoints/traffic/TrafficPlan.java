package io.calltouchpoints.traffic;

import java.time.Duration;
import java.time.Instant;

/**
 * What traffic there is. The same plan is the same traffic, byte for byte.
 *
 * @param visitors that have sessions, from 1; few of them with a high rate come back very often
 * @param rate web events a second, on average, above 0
 * @param start when the first session begins, epoch milliseconds UTC
 * @param end records are those sent before it, epoch milliseconds UTC; {@link Long#MAX_VALUE} for no end
 * @param dailyRhythm quiet nights and busy afternoons (UTC) instead of one rate all day
 */
public record TrafficPlan(
        long seed, int visitors, double rate, long start, long end, boolean dailyRhythm, Mixture mixture, Pace pace) {

    public TrafficPlan {
        if (visitors < 1 || !(rate > 0) || !(rate < 1e7)) {
            throw new IllegalArgumentException("visitors " + visitors + ", rate " + rate);
        }
    }

    /** The usual mixture at the pace of real life, without an end. */
    public static TrafficPlan of(long seed, int visitors, double rate, Instant start) {
        return new TrafficPlan(
                seed, visitors, rate, start.toEpochMilli(), Long.MAX_VALUE, false, Mixture.USUAL, Pace.REAL);
    }

    public TrafficPlan lasting(Duration duration) {
        return new TrafficPlan(seed, visitors, rate, start, start + duration.toMillis(), dailyRhythm, mixture, pace);
    }

    public TrafficPlan with(Mixture other) {
        return new TrafficPlan(seed, visitors, rate, start, end, dailyRhythm, other, pace);
    }

    public TrafficPlan with(Pace other) {
        return new TrafficPlan(seed, visitors, rate, start, end, dailyRhythm, mixture, other);
    }

    public TrafficPlan withDailyRhythm(boolean rhythm) {
        return new TrafficPlan(seed, visitors, rate, start, end, rhythm, mixture, pace);
    }
}
