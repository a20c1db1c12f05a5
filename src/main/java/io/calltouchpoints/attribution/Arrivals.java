package io.calltouchpoints.attribution;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a page view comes from outside.
 *
 * @param siteDomains {@code site.domains}, lower case
 * @param signInHosts {@code sign-in.hosts}, lower case
 */
public record Arrivals(Set<String> siteDomains, Set<String> signInHosts) implements Serializable {

    /** Whether a page view with this url and referrer arrives from outside or with a campaign tag. Never throws. */
    public boolean arrives(@Nullable String url, @Nullable String referrer) {
        return false;
    }
}
