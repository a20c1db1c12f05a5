package io.calltouchpoints.job;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them, {@code 30 min}, and milliseconds. */
public final class Durations {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,18})\\s*(ms|s|min|h|d)");

    /** A century. All times lie in one, and sums of a few of these never overflow. */
    private static final long LONGEST = 36_500L * 86_400_000;

    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("d", 86_400_000L);
        UNITS.put("h", 3_600_000L);
        UNITS.put("min", 60_000L);
        UNITS.put("s", 1_000L);
        UNITS.put("ms", 1L);
    }

    private Durations() {}

    /** Milliseconds; IllegalArgumentException or ArithmeticException for what is no duration or above a century. */
    public static long parse(String text) {
        Matcher matcher = DURATION.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no duration");
        }
        long unit = UNITS.getOrDefault(matcher.group(2), 1L);
        long millis = Math.multiplyExact(Long.parseLong(matcher.group(1)), unit);
        if (millis > LONGEST) {
            throw new IllegalArgumentException("longer than a century");
        }
        return millis;
    }

    /** In the largest unit that leaves no rest. */
    public static String format(long millis) {
        if (millis == 0) {
            return "0 s";
        }
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            if (millis % unit.getValue() == 0) {
                return millis / unit.getValue() + " " + unit.getKey();
            }
        }
        throw new AssertionError("a millisecond divides all");
    }
}
