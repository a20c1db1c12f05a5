package io.calltouchpoints.model;

import java.util.List;
import java.util.SplittableRandom;

/** Chance with a seed. */
final class Dice {

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    Dice split() {
        return new Dice(random.split());
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From 0, without the bound; 0 when there is no room. */
    int below(int bound) {
        return bound <= 0 ? 0 : random.nextInt(bound);
    }

    /** Both ends included. */
    int between(int from, int to) {
        return random.nextInt(from, to + 1);
    }

    /** Both ends included; the lower one when there is no room. */
    long between(long from, long to) {
        return to <= from ? from : random.nextLong(from, to + 1);
    }

    @SafeVarargs
    final <T> T of(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** The value itself, or a millisecond beside it. */
    long near(long value) {
        return value + random.nextInt(-1, 2);
    }
}
