package io.calltouchpoints.attribution;

import com.google.common.base.Ascii;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A URL as browsers and broken scripts send it. Any text can be read; a part that is not there, or that nobody could read,
 * is null.
 *
 * @param text all of it, trimmed
 * @param scheme lower case, {@code https}
 * @param host lower case, international names in ASCII form, IPv6 addresses in their brackets; also of text without
 *     scheme, as {@code www.example.com/demo}, when its first segment has a dot
 * @param port null where none is given
 * @param page the text without scheme, user info, query and fragment, as written: {@code www.example.com/demo}
 * @param path as written, with its slash; empty where there is none
 * @param query as written, without question mark
 * @param fragment as written, without number sign
 */
public record WebUrl(
        String text,
        @Nullable String scheme,
        @Nullable String host,
        @Nullable Integer port,
        @Nullable String page,
        String path,
        @Nullable String query,
        @Nullable String fragment) {

    private static final String ANDROID_APP = "android-app";

    public static WebUrl parse(String raw) {
        String text = raw.trim();
        int hash = text.indexOf('#');
        int hashOrEnd = hash < 0 ? text.length() : hash;
        int mark = text.indexOf('?');
        int pageEnd = mark < 0 || mark > hashOrEnd ? hashOrEnd : mark;

        long span = Authority.host(text);
        int hostEnd = Authority.end(span);
        String host =
                span == Authority.NONE ? null : HostName.normalise(text.substring(Authority.start(span), hostEnd));
        int colon = Authority.schemeEnd(text);
        boolean hasScheme = colon >= 0 && !Authority.portFollows(text, colon);
        int pageStart = host != null
                ? Authority.start(span)
                : hasScheme && text.startsWith("//", colon + 1) ? Math.min(colon + 3, pageEnd) : 0;
        int pathStart = host != null ? pathStart(text, hostEnd, pageEnd) : Math.min(pageStart, pageEnd);
        return new WebUrl(
                text,
                hasScheme ? Ascii.toLowerCase(text.substring(0, colon)) : null,
                host,
                host == null ? null : port(text, hostEnd, pathStart),
                pageStart < pageEnd ? text.substring(pageStart, pageEnd) : null,
                text.substring(pathStart, pageEnd),
                pageEnd == mark ? text.substring(mark + 1, hashOrEnd) : null,
                hash < 0 ? null : text.substring(hash + 1));
    }

    /** Whether the text names a host. Builds nothing; null and any text are fine. */
    public static boolean hasHost(@Nullable String text) {
        return Authority.host(text) != Authority.NONE;
    }

    /** Whether it names an Android app: {@code android-app://com.linkedin.android/}. The host is then the app's package. */
    public boolean isAndroidApp() {
        return ANDROID_APP.equals(scheme);
    }

    /**
     * The first value of a query parameter that is not blank, decoded and trimmed; null without one.
     *
     * @param name lower case; on the URL it may stand in any case
     */
    public @Nullable String parameter(String name) {
        return query == null ? null : Parameters.first(query, name);
    }

    /** Whether one of the query parameters has a value. */
    public boolean hasAnyParameter(Set<String> names) {
        return query != null && Parameters.hasAny(query, names);
    }

    private static int pathStart(String text, int hostEnd, int pageEnd) {
        int i = hostEnd;
        while (i < pageEnd && text.charAt(i) != '/' && text.charAt(i) != '\\') {
            i++;
        }
        return i;
    }

    private static @Nullable Integer port(String text, int hostEnd, int pathStart) {
        if (hostEnd + 1 >= pathStart || pathStart - hostEnd > 6 || text.charAt(hostEnd) != ':') {
            return null;
        }
        int port = 0;
        for (int i = hostEnd + 1; i < pathStart; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return null;
            }
            port = port * 10 + (c - '0');
        }
        return port <= 0xFFFF ? port : null;
    }
}
