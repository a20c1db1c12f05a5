package io.calltouchpoints.traffic;

import java.util.SplittableRandom;

/** Chance, the same for the same seed. Every story has its own, so that none depends on how stories interleave. */
final class Dice {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** A number that is as good as random, and always the same for the same two. */
    static long mix(long seed, long number) {
        long z = seed * GOLDEN + number + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    long number() {
        return random.nextLong();
    }

    <T> T of(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    /** Milliseconds. */
    long in(Span span) {
        double factor = Math.pow((double) span.most() / span.least(), random.nextDouble());
        return Math.min(span.most(), (long) (span.least() * factor));
    }

    /** The gaps of what happens by itself, with this mean. */
    double gap(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }
}
