package io.calltouchpoints.ingest;

/** Just enough of a URL to tell whether it names a host; what the host is, is the business of attribution. */
public final class WebUrls {

    private WebUrls() {}

    /**
     * Whether the text names a host: {@code scheme://host}, {@code //host}, or a text without scheme that begins like one
     * ({@code www.google.com/}, {@code localhost:8080}). Never throws.
     */
    public static boolean hasHost(String url) {
        int colon = schemeEnd(url);
        int start = colon < 0 ? 0 : colon + 1;
        if (url.startsWith("//", start)) {
            return namesHost(url, start + 2);
        }
        return colon < 0 && looksLikeHost(url);
    }

    /** Where the colon behind the scheme is, or -1; a colon before a digit is that of a port. */
    private static int schemeEnd(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == ':') {
                boolean port = i + 1 < url.length() && isDigit(url.charAt(i + 1));
                return i > 0 && !port ? i : -1;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && !(i > 0 && (isDigit(c) || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean namesHost(String url, int from) {
        int end = segmentEnd(url, from);
        int host = url.lastIndexOf('@', end - 1) + 1;
        int start = Math.max(host, from);
        return start < end && url.charAt(start) != ':';
    }

    private static boolean looksLikeHost(String url) {
        int end = segmentEnd(url, 0);
        if (end == 0 || !Character.isLetterOrDigit(url.charAt(0))) {
            return false;
        }
        boolean dot = false;
        for (int i = 0; i < end; i++) {
            char c = url.charAt(i);
            if (c <= ' ') {
                return false;
            }
            dot |= c == '.';
        }
        return dot || (url.regionMatches(true, 0, "localhost", 0, 9) && (end == 9 || url.charAt(9) == ':'));
    }

    private static int segmentEnd(String url, int from) {
        int end = from;
        while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
