package io.calltouchpoints.attribution;

import com.google.common.base.Splitter;
import org.jspecify.annotations.Nullable;

/** Search engines, known by the first label of their domains in every country. */
public enum SearchEngine {
    GOOGLE("Google"),
    BING("Bing"),
    YAHOO("Yahoo"),
    DUCKDUCKGO("DuckDuckGo"),
    BAIDU("Baidu"),
    YANDEX("Yandex"),
    ECOSIA("Ecosia");

    private static final Splitter LABELS = Splitter.on('.').limit(2);

    private final String title;

    SearchEngine(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /**
     * The engine at this host, or null. Web mail and sign-in pages of the same companies are the caller's to leave out.
     *
     * @param host normalised
     */
    static @Nullable SearchEngine at(String host) {
        String domain = RegistrableDomain.of(host);
        if (domain.indexOf('.') < 0) {
            return null; // a host of somebody's own network that is called google
        }
        return switch (LABELS.split(domain).iterator().next()) {
            case "google" -> GOOGLE;
            case "bing" -> BING;
            case "yahoo" -> YAHOO;
            case "duckduckgo" -> DUCKDUCKGO;
            case "baidu" -> BAIDU;
            case "yandex", "ya" -> YANDEX;
            case "ecosia" -> ECOSIA;
            default -> null;
        };
    }

    /** The engine that is this Android app, or null. */
    static @Nullable SearchEngine app(String androidPackage) {
        return androidPackage.equals("com.google.android.googlequicksearchbox") ? GOOGLE : null;
    }
}
