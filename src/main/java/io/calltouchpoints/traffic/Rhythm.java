package io.calltouchpoints.traffic;

/** When sessions begin, so that there are as many web events a second as planned. */
final class Rhythm {

    private static final double DAY = 86_400_000;

    /** When a day is busiest, UTC. */
    private static final double PEAK = 15.0 / 24;

    private static final double SWING = 0.8;

    private final TrafficPlan plan;
    private final Dice dice;
    private double next;

    Rhythm(TrafficPlan plan) {
        this.plan = plan;
        this.dice = new Dice(Dice.mix(plan.seed(), -1));
        this.next = plan.start();
    }

    /** When the next session begins if fewer web events happen before than planned, epoch milliseconds UTC. */
    long nextVisit() {
        return (long) Math.ceil(next);
    }

    /** Each web event takes one of the times at which one may happen. */
    void happened() {
        double rate = plan.rate();
        if (plan.dailyRhythm()) {
            rate *= 1 + SWING * Math.cos(2 * Math.PI * (next / DAY - PEAK));
        }
        next += dice.gap(1000 / rate);
    }
}
