package io.calltouchpoints.ingest;

/**
 * Reads the times of the inputs, as epoch milliseconds UTC: ISO-8601 extended with {@code T} and zone or offset, or epoch
 * milliseconds. By hand, because every web event has one and {@code java.time} would cost more than the rest of it.
 */
public final class Times {

    /** What {@link #parse} returns for a text that is no time. */
    public static final long INVALID = Long.MIN_VALUE;

    private static final long MIN = 946_684_800_000L; // 2000-01-01T00:00:00.000Z
    private static final long MAX = 4_102_444_799_999L; // 2099-12-31T23:59:59.999Z
    private static final long MINUTE = 60_000L;
    /** A number below it counts days, as Kafka Connect writes dates; in milliseconds it would be within 17 minutes of 1970. */
    private static final long DAYS_BELOW = 1_000_000L;

    private static final int[] DAYS_IN_MONTH = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Times() {}

    /**
     * Milliseconds UTC within the years 2000 to 2099; {@link #INVALID} for anything else, a time without zone included.
     * Digits beyond the millisecond are cut. The text is already trimmed.
     */
    public static long parse(String text) {
        long time = text.length() > 10 && text.charAt(10) == 'T' ? iso(text) : Numbers.cut(text);
        return time >= MIN && time <= MAX ? time : INVALID;
    }

    /** Whether the text is a date without time of day: a calendar date {@code yyyy-MM-dd}, or a number of days. */
    public static boolean isDateOnly(String text) {
        if (text.length() == 10 && text.charAt(4) == '-') {
            return date(text) != INVALID;
        }
        long number = Numbers.cut(text);
        return number != Numbers.INVALID && number < DAYS_BELOW;
    }

    private static long iso(String text) {
        long days = date(text);
        int hour = pair(text, 11);
        int minute = pair(text, 14);
        if (days == INVALID || hour < 0 || hour > 23 || minute < 0 || minute > 59 || !is(text, 13, ':')) {
            return INVALID;
        }
        long time = ((days * 24 + hour) * 60 + minute) * MINUTE;
        int at = 16;
        if (is(text, at, ':')) {
            int second = pair(text, 17);
            if (second < 0 || second > 59) {
                return INVALID;
            }
            time += second * 1_000L;
            at = 19;
            if (is(text, at, '.')) {
                int first = at + 1;
                int scale = 100;
                for (at = first; isDigit(text, at); at++, scale /= 10) {
                    time += (long) scale * (text.charAt(at) - '0');
                }
                if (at == first) {
                    return INVALID;
                }
            }
        }
        long offset = offset(text, at);
        return offset == INVALID ? INVALID : time - offset;
    }

    /** Days since 1970-01-01 of the calendar date that the text begins with, or INVALID. */
    private static long date(String text) {
        int century = pair(text, 0);
        int ofCentury = pair(text, 2);
        int month = pair(text, 5);
        int day = pair(text, 8);
        if (century < 0 || ofCentury < 0 || month < 1 || month > 12 || !is(text, 4, '-') || !is(text, 7, '-')) {
            return INVALID;
        }
        int year = century * 100 + ofCentury;
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        if (day < 1 || day > DAYS_IN_MONTH[month - 1] + (month == 2 && leap ? 1 : 0)) {
            return INVALID;
        }
        // Years begin in March here, so that the leap day is their last.
        int y = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return 365L * y + Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400) + dayOfYear - 719_468L;
    }

    /** Milliseconds of the zone that the rest of the text is: {@code Z}, {@code +hh}, {@code +hhmm}, {@code +hh:mm}; or INVALID. */
    private static long offset(String text, int at) {
        int length = text.length() - at;
        if (length == 1 && text.charAt(at) == 'Z') {
            return 0;
        }
        boolean plus = is(text, at, '+');
        int hours = pair(text, at + 1);
        boolean colon = length == 6 && text.charAt(at + 3) == ':';
        int minutes = length == 3 ? 0 : pair(text, at + (colon ? 4 : 3));
        if (!(plus || is(text, at, '-')) || !(length == 3 || length == 5 || colon)) {
            return INVALID;
        }
        if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) {
            return INVALID;
        }
        long offset = (hours * 60 + minutes) * MINUTE;
        return plus ? offset : -offset;
    }

    private static boolean is(String text, int at, char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private static boolean isDigit(String text, int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /** The number of two digits at this place, or -1. */
    private static int pair(String text, int at) {
        return isDigit(text, at) && isDigit(text, at + 1)
                ? (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0'
                : -1;
    }
}
