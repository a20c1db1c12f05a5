package io.calltouchpoints.attribution;

import com.google.common.net.InternetDomainName;
import java.net.IDN;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The domain somebody registered, {@code example.co.uk} of {@code www.example.co.uk}, by the public suffix list with its
 * private section. Addresses, and hosts without one, stand for themselves.
 */
final class RegistrableDomain {

    /** Traffic comes from few hosts; beyond this many the cache starts anew, so that made-up hosts cannot fill the heap. */
    private static final int CACHED = 4096;

    private static final int LONGEST_NAME = 253;

    private static final ConcurrentHashMap<String, String> CACHE = new ConcurrentHashMap<>();

    private RegistrableDomain() {}

    /** @param host normalised */
    static String of(String host) {
        String known = CACHE.get(host);
        if (known != null) {
            return known;
        }
        if (host.length() > LONGEST_NAME) {
            return host;
        }
        String domain = lookUp(host);
        if (CACHE.size() >= CACHED) {
            CACHE.clear();
        }
        CACHE.put(host, domain);
        return domain;
    }

    private static String lookUp(String host) {
        // Guava refuses a whole name for one odd label, such as shop-.example.com; the labels behind it still tell.
        for (String rest = host; ; rest = rest.substring(rest.indexOf('.') + 1)) {
            // The list Guava keeps has international suffixes in Unicode.
            String unicode = rest.contains("xn--") ? IDN.toUnicode(rest, IDN.ALLOW_UNASSIGNED) : rest;
            if (InternetDomainName.isValid(unicode)) {
                InternetDomainName name = InternetDomainName.from(unicode);
                return name.isUnderPublicSuffix()
                        ? HostName.normalise(name.topPrivateDomain().toString())
                        : host;
            }
            if (rest.indexOf('.') < 0) {
                return host;
            }
        }
    }
}
