package io.calltouchpoints.attribution;

import com.google.common.base.Ascii;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Query parameters as they stand on a URL: names in any case, repeated, empty, half encoded. */
final class Parameters {

    private Parameters() {}

    /** The first value of the parameter that is not blank, decoded and trimmed; null without one. */
    static @Nullable String first(String query, String name) {
        for (int start = 0; start < query.length(); ) {
            int end = end(query, start);
            int equals = equalsSign(query, start, end);
            if (equals >= 0 && name(query, start, equals).equals(name)) {
                String value =
                        PercentEncoding.decode(query.substring(equals + 1, end)).trim();
                if (!value.isEmpty()) {
                    return value;
                }
            }
            start = end + 1;
        }
        return null;
    }

    /** Whether one of the names has a value. */
    static boolean hasAny(String query, Set<String> names) {
        for (int start = 0; start < query.length(); ) {
            int end = end(query, start);
            int equals = equalsSign(query, start, end);
            if (equals >= 0
                    && names.contains(name(query, start, equals))
                    && !PercentEncoding.decode(query.substring(equals + 1, end))
                            .trim()
                            .isEmpty()) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static String name(String query, int start, int end) {
        // Links copied out of HTML source carry &amp; in place of &.
        int from = query.startsWith("amp;", start) ? start + 4 : start;
        return from > end
                ? ""
                : Ascii.toLowerCase(
                        PercentEncoding.decode(query.substring(from, end)).trim());
    }

    private static int end(String query, int start) {
        int ampersand = query.indexOf('&', start);
        return ampersand < 0 ? query.length() : ampersand;
    }

    private static int equalsSign(String query, int start, int end) {
        int equals = query.indexOf('=', start);
        return equals < end ? equals : -1;
    }
}
