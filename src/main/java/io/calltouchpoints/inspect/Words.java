package io.calltouchpoints.inspect;

import io.calltouchpoints.job.Durations;
import java.util.Locale;

/** Lengths of time as people say them. */
final class Words {

    private static final long MINUTE = 60_000;

    private Words() {}

    /** Cut to one decimal, as {@code minutesAfterSessionStart} is. */
    static String minutes(long millis) {
        return String.format(Locale.ROOT, "%.1f minutes", tenths(millis) / 10.0);
    }

    static long tenths(long millis) {
        return Math.floorDiv(millis, MINUTE / 10);
    }

    /** As options are written. */
    static String option(String name, long millis) {
        return "%s (%s)".formatted(name, Durations.format(millis));
    }
}
