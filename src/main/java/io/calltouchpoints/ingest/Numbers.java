package io.calltouchpoints.ingest;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers from 0 in text, as they are written in JSON or by people; never throws. */
final class Numbers {

    /** What the methods here return for a text that is no such number. */
    static final long INVALID = -1;

    /** More is no time, duration or sequence number; and fits a long. */
    private static final int MAX_DIGITS = 18;

    private Numbers() {}

    /** The number without its fraction: {@code 1481228452000}, {@code 1481228452000.7}, {@code 1.481228452E12}; or INVALID. */
    static long cut(String text) {
        int end = digits(text, 0);
        if (end == text.length()) {
            return integer(text, end);
        }
        if (end > 0 && text.charAt(end) == '.' && end + 1 < text.length() && digits(text, end + 1) == text.length()) {
            return integer(text, end);
        }
        BigDecimal scientific = scientific(text);
        return scientific == null ? INVALID : scientific.longValue();
    }

    /** The number if it is whole: {@code 107}, {@code 107.0}; or INVALID. */
    static long whole(String text) {
        long number = cut(text);
        if (number == INVALID) {
            return INVALID;
        }
        BigDecimal scientific = scientific(text);
        if (scientific != null) {
            return scientific.stripTrailingZeros().scale() <= 0 ? number : INVALID;
        }
        int point = text.indexOf('.');
        for (int i = point + 1; point >= 0 && i < text.length(); i++) {
            if (text.charAt(i) != '0') {
                return INVALID;
            }
        }
        return number;
    }

    private static long integer(String text, int end) {
        if (end == 0) {
            return INVALID;
        }
        int first = 0;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        if (end - first > MAX_DIGITS) {
            return INVALID;
        }
        long number = 0;
        for (int i = first; i < end; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    /** Where the digits that begin here end. */
    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at;
    }

    /** A number with an exponent, as Java and JavaScript print floating-point numbers, of a size that a long holds; else null. */
    private static @Nullable BigDecimal scientific(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        // No more characters than a double needs: BigDecimal takes time that grows with the square of them.
        if (e < 1 || text.length() > 32 || digits(text, 0) == 0) {
            return null;
        }
        try {
            BigDecimal number = new BigDecimal(text);
            int magnitude = number.precision() - number.scale();
            return magnitude <= MAX_DIGITS && number.scale() <= 64 ? number : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
