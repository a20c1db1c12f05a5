package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/**
 * Finds the host in the text of a URL without building anything: it runs for every page view.
 *
 * <p>As lenient as a browser where people are careless (missing scheme, {@code http:/host}, backslashes), but what is no
 * host name is none: unreadable text must not become somebody's site.
 */
final class Authority {

    /** No host. */
    static final long NONE = -1;

    private Authority() {}

    /** Where the host stands: its start in the upper 32 bits, its exclusive end in the lower, or {@link #NONE}. */
    static long host(@Nullable String text) {
        if (text == null) {
            return NONE;
        }
        long plain = ofPlainUrl(text);
        return plain == NONE ? ofAnyText(text) : plain;
    }

    /** The host of nearly all URLs: {@code https://} and a name before a slash or the end. {@link #ofAnyText} says the same of it. */
    private static long ofPlainUrl(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : text.length();
        int end = start;
        while (end < text.length() && HostName.isAsciiNamePart(text.charAt(end))) {
            end++;
        }
        boolean named = end > start && HostName.names(text.charAt(start));
        return named && (end == text.length() || text.charAt(end) == '/') ? span(start, end) : NONE;
    }

    static long ofAnyText(String text) {
        int from = firstVisible(text);
        int start = start(text, from);
        if (start < 0) {
            return NONE;
        }
        int end = end(text, start);
        boolean schemeless = start == from;
        int at = text.lastIndexOf('@', end - 1);
        if (at >= start) {
            if (schemeless) {
                return NONE; // a mail address
            }
            start = at + 1;
        }
        int hostEnd = start < end && text.charAt(start) == '['
                ? HostName.bracketEnd(text, start, end)
                : find(':', text, start, end);
        if (!HostName.isReadable(text, start, hostEnd) || (schemeless && find('.', text, start, hostEnd) == hostEnd)) {
            return NONE;
        }
        return span(start, hostEnd);
    }

    private static long span(int start, int end) {
        return ((long) start << 32) | end;
    }

    static int start(long span) {
        return (int) (span >>> 32);
    }

    static int end(long span) {
        return (int) span;
    }

    /** The colon behind the scheme, or -1. */
    static int schemeEnd(String text) {
        int from = firstVisible(text);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i > from ? i : -1;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == from || !other)) {
                return -1;
            }
        }
        return -1;
    }

    static int firstVisible(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** Whether the colon stands before a port, as in {@code www.example.com:8080/}, and not behind a scheme. */
    static boolean portFollows(String text, int colon) {
        int i = colon + 1;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i > colon + 1 && (i == text.length() || endsAuthority(text.charAt(i)) || text.charAt(i) <= ' ');
    }

    private static int start(String text, int from) {
        if (text.startsWith("//", from)) {
            return from + 2;
        }
        int colon = schemeEnd(text);
        if (colon < 0 || portFollows(text, colon)) {
            return from;
        }
        if (isWeb(text, from, colon)) {
            int i = colon + 1;
            while (i < text.length() && (text.charAt(i) == '/' || text.charAt(i) == '\\')) {
                i++;
            }
            return i;
        }
        return text.startsWith("//", colon + 1) ? colon + 3 : -1;
    }

    private static boolean isWeb(String text, int from, int colon) {
        int length = colon - from;
        return (length == 4 || length == 5) && text.regionMatches(true, from, "https", 0, length);
    }

    private static int end(String text, int start) {
        int end = start;
        while (end < text.length() && !endsAuthority(text.charAt(end))) {
            end++;
        }
        if (end == text.length()) {
            while (end > start && text.charAt(end - 1) <= ' ') {
                end--; // what trimming would take
            }
        }
        return end;
    }

    private static boolean endsAuthority(char c) {
        return c == '/' || c == '?' || c == '#' || c == '\\';
    }

    /** Where the character stands first, or the end. */
    private static int find(char wanted, String text, int start, int end) {
        int i = start;
        while (i < end && text.charAt(i) != wanted) {
            i++;
        }
        return i;
    }
}
