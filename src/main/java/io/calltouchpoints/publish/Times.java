package io.calltouchpoints.publish;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the output writes them, always with milliseconds. */
public final class Times {

    private static final DateTimeFormatter ISO = formatter("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final DateTimeFormatter COMPACT = formatter("uuuuMMdd'T'HHmmssSSS'Z'");

    private Times() {}

    public static String iso(long epochMillis) {
        return ISO.format(Instant.ofEpochMilli(epochMillis));
    }

    static String compact(long epochMillis) {
        return COMPACT.format(Instant.ofEpochMilli(epochMillis));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneOffset.UTC);
    }
}
