package io.calltouchpoints.journey;

/** Arithmetic on epoch milliseconds that stays put at both ends, where watermarks begin and end. */
final class Times {

    private Times() {}

    static long plus(long time, long duration) {
        long sum = time + duration;
        return sum < time ? Long.MAX_VALUE : sum;
    }

    static long minus(long time, long duration) {
        long difference = time - duration;
        return difference > time ? Long.MIN_VALUE : difference;
    }
}
