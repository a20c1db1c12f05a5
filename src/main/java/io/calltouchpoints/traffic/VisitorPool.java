package io.calltouchpoints.traffic;

import java.util.BitSet;

/** All visitors, and which of them are on the site just now. */
final class VisitorPool {

    /** One in so many visitors is a regular one. */
    private static final int REGULAR = 10;

    private static final double BY_REGULARS = 0.3;
    private static final int TRIES = 20;

    /** Numbers of visitors who never have a session. */
    private static final long NEVER_SEEN = 1L << 40;

    private final TrafficPlan plan;
    private final BitSet present = new BitSet();

    VisitorPool(TrafficPlan plan) {
        this.plan = plan;
    }

    /** The number of a visitor who is not on the site; of any, when nearly all are. */
    int take(long seed) {
        Dice dice = new Dice(seed);
        int regulars = Math.max(1, plan.visitors() / REGULAR);
        int number = 0;
        for (int i = 0; i < TRIES; i++) {
            number = dice.below(dice.chance(BY_REGULARS) ? regulars : plan.visitors());
            if (!present.get(number)) {
                break;
            }
        }
        present.set(number);
        return number;
    }

    void leave(int number) {
        present.clear(number);
    }

    Visitor visitor(int number) {
        return Visitor.of(plan.seed(), number);
    }

    Visitor anybody(Dice dice) {
        return visitor(dice.below(plan.visitors()));
    }

    /** Somebody without sessions; another one each time. */
    Visitor stranger(Dice dice) {
        return Visitor.of(plan.seed(), NEVER_SEEN + (dice.number() >>> 24));
    }
}
