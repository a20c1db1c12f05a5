package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/**
 * What URL and referrer tell about the origin of a visit, before any channel rule.
 *
 * @param landing null where there is no URL
 * @param campaign {@code utm_campaign} as written; so are medium and source
 */
public record Visit(
        @Nullable WebUrl landing,
        @Nullable Referrer referrer,
        @Nullable AdPlatform adPlatform,
        @Nullable String campaign,
        @Nullable String medium,
        @Nullable String source) {

    private static final String ORGANIC = "Organic";

    public static Visit of(@Nullable String landingUrl, @Nullable String referrer, Arrivals arrivals) {
        WebUrl landing = landingUrl == null || landingUrl.isBlank() ? null : WebUrl.parse(landingUrl);
        Referrer from = Referrer.of(landing, referrer, arrivals);
        if (landing == null) {
            return new Visit(null, from, null, null, null, null);
        }
        return new Visit(
                landing,
                from,
                AdPlatform.of(landing),
                landing.parameter(CampaignTags.CAMPAIGN),
                landing.parameter(CampaignTags.MEDIUM),
                landing.parameter(CampaignTags.SOURCE));
    }

    /** The touchpoint's source: ad platform, tag, search engine, or only that there was a referrer or none. */
    public String touchpointSource() {
        if (adPlatform != null) {
            return adPlatform.source();
        }
        if (source != null) {
            return source;
        }
        if (referrer == null || !referrer.external()) {
            return "Web Direct";
        }
        SearchEngine engine = referrer.engine();
        return engine == null ? "Web" : ORGANIC + " - " + engine.title();
    }

    /** The touchpoint's medium, or null. */
    public @Nullable String touchpointMedium() {
        if (medium != null) {
            return medium;
        }
        if (adPlatform != null) {
            return adPlatform.medium();
        }
        return engine() == null ? null : ORGANIC;
    }

    @Nullable
    SearchEngine engine() {
        return referrer == null ? null : referrer.engine();
    }

    @Nullable
    SocialNetwork network() {
        return referrer == null ? null : referrer.network();
    }

    /** The first of the parameters of the landing page that has a value, or null. */
    @Nullable
    String parameter(String... names) {
        if (landing != null) {
            for (String name : names) {
                String value = landing.parameter(name);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }
}
