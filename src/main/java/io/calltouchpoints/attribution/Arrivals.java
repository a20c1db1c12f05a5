package io.calltouchpoints.attribution;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a page view comes from outside. It runs for every page view: most come from a page of the same host, and
 * those are decided by comparing the two texts.
 *
 * @param siteDomains {@code site.domains}: hosts that are one of these, or below, belong to the site; kept in lower case and
 *     ASCII form
 * @param signInHosts {@code sign-in.hosts}, kept in the same form
 */
public record Arrivals(Set<String> siteDomains, Set<String> signInHosts) implements Serializable {

    public Arrivals {
        siteDomains = HostName.normaliseAll(siteDomains);
        signInHosts = HostName.normaliseAll(signInHosts);
    }

    /** Whether a page view with this url and referrer arrives from outside or with a campaign tag. Never throws. */
    public boolean arrives(@Nullable String url, @Nullable String referrer) {
        long from = Authority.host(referrer);
        if (referrer == null || from == Authority.NONE) {
            return url != null && url.indexOf('?') >= 0 && WebUrl.parse(url).hasAnyParameter(CampaignTags.OF_ARRIVALS);
        }
        if (url != null && sameHostText(url, referrer, from)) {
            return false;
        }
        WebUrl source = WebUrl.parse(referrer);
        return isExternal(url == null ? null : WebUrl.parse(url), source) && !isSignIn(source);
    }

    /** Whether the referrer is of another site than the page. */
    boolean isExternal(@Nullable WebUrl page, WebUrl referrer) {
        String from = referrer.host();
        if (from == null) {
            return false;
        }
        if (referrer.isAndroidApp()) {
            return true;
        }
        String own = page == null ? null : page.host();
        if (own != null && RegistrableDomain.of(own).equals(RegistrableDomain.of(from))) {
            return false;
        }
        for (String domain : siteDomains) {
            if (HostName.isWithin(from, domain)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the referrer is where people only sign in, on their way from the site and back. */
    boolean isSignIn(WebUrl referrer) {
        String host = referrer.host();
        return host != null && !referrer.isAndroidApp() && signInHosts.contains(host);
    }

    private static boolean sameHostText(String url, String referrer, long from) {
        long own = Authority.host(url);
        int length = Authority.end(from) - Authority.start(from);
        return own != Authority.NONE
                && Authority.end(own) - Authority.start(own) == length
                && url.regionMatches(true, Authority.start(own), referrer, Authority.start(from), length)
                && !isAndroidApp(referrer);
    }

    private static boolean isAndroidApp(String referrer) {
        return referrer.regionMatches(true, Authority.firstVisible(referrer), "android-app:", 0, 12);
    }
}
