package io.calltouchpoints.attribution;

import com.google.common.base.Ascii;
import com.google.common.base.CharMatcher;
import java.net.IDN;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Host names as text: which text is one, and one writing for names that are the same. */
final class HostName {

    private HostName() {}

    /** Lower case, without the dot of the root, international names in their ASCII form. */
    static String normalise(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        if (CharMatcher.ascii().matchesAllOf(name)) {
            return Ascii.toLowerCase(name);
        }
        try {
            return Ascii.toLowerCase(IDN.toASCII(name, IDN.ALLOW_UNASSIGNED));
        } catch (IllegalArgumentException e) {
            return name.toLowerCase(Locale.ROOT); // no such name can exist; it still equals itself
        }
    }

    /** Names of a configuration, as people write them. */
    static Set<String> normaliseAll(Set<String> hosts) {
        return hosts.stream()
                .map(host -> normalise(CharMatcher.whitespace().trimFrom(host)))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the host is the domain itself or below it; both normalised. */
    static boolean isWithin(String host, String domain) {
        int dot = host.length() - domain.length() - 1;
        return host.endsWith(domain) && (dot == -1 || (dot >= 0 && host.charAt(dot) == '.'));
    }

    static boolean isReadable(String text, int start, int end) {
        if (start >= end || text.charAt(start) == '[') {
            return start < end;
        }
        boolean named = false;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (!isNamePart(c)) {
                return false;
            }
            named |= names(c);
        }
        return named;
    }

    /** The end of the IPv6 address in brackets, or the start itself if it is none. */
    static int bracketEnd(String text, int start, int end) {
        int close = text.indexOf(']', start);
        int colon = text.indexOf(':', start);
        if (close < 0 || close >= end || colon < 0 || colon > close) {
            return start;
        }
        for (int i = start + 1; i < close; i++) {
            char c = text.charAt(i);
            // The percent sign stands before a zone, as in [fe80::1%25eth0].
            if (!isAsciiNamePart(c) && c != ':' && c != '%') {
                return start;
            }
        }
        return close + 1;
    }

    private static boolean isNamePart(char c) {
        return c < 0x80
                ? isAsciiNamePart(c)
                : !Character.isISOControl(c) && !Character.isSpaceChar(c) && c != Character.MAX_VALUE;
    }

    /** Whether a part of a name is more than punctuation: a host must have one that is. */
    static boolean names(char part) {
        return part != '.' && part != '-' && part != '_';
    }

    static boolean isAsciiNamePart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_';
    }
}
