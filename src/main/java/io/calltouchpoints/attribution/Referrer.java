package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/**
 * The page or app a visit came from, and what is known about it. Only an external one is a search engine, a network or web
 * mail: a company that runs one must not see its own pages as such.
 *
 * @param host normalised; of an Android app its package
 * @param external of another site than the landing page
 */
public record Referrer(
        WebUrl url,
        String host,
        boolean external,
        boolean webMail,
        @Nullable SearchEngine engine,
        @Nullable SocialNetwork network) {

    /** Null when the text names no host: then there is no referrer. */
    static @Nullable Referrer of(@Nullable WebUrl landing, @Nullable String text, Arrivals arrivals) {
        WebUrl url = text == null ? null : WebUrl.parse(text);
        String host = url == null ? null : url.host();
        if (url == null || host == null) {
            return null;
        }
        if (!arrivals.isExternal(landing, url)) {
            return new Referrer(url, host, false, false, null, null);
        }
        if (url.isAndroidApp()) {
            return new Referrer(url, host, true, WebMail.isApp(host), SearchEngine.app(host), SocialNetwork.app(host));
        }
        boolean mail = WebMail.at(host);
        SearchEngine engine = mail || arrivals.isSignIn(url) ? null : SearchEngine.at(host);
        return new Referrer(url, host, true, mail, engine, SocialNetwork.at(host));
    }
}
