package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/** Where an ad was bought, told by the tags that the platform puts on its links. */
public enum AdPlatform {
    GOOGLE_DISPLAY("Google AdWords", "Display"),
    GOOGLE_ADWORDS("Google AdWords", "CPC"),
    BING_ADS("BingAds", "CPC"),
    FACEBOOK("Facebook", "Paid Social"),
    LINKEDIN("LinkedIn", "Paid Social"),
    DOUBLE_CLICK("DoubleClick", "Display");

    private final String source;
    private final String medium;

    AdPlatform(String source, String medium) {
        this.source = source;
        this.medium = medium;
    }

    /** Its name as a touchpoint's source. */
    public String source() {
        return source;
    }

    /** The medium of its ads where the link names none. */
    public String medium() {
        return medium;
    }

    /** The platform of the ad that led to this page, or null. */
    static @Nullable AdPlatform of(WebUrl landing) {
        if ("d".equalsIgnoreCase(landing.parameter(CampaignTags.SEARCH_NETWORK))) {
            return GOOGLE_DISPLAY;
        }
        if (has(landing, CampaignTags.GOOGLE_CLICK)) {
            return GOOGLE_ADWORDS;
        }
        boolean searchAd = landing.hasAnyParameter(CampaignTags.OF_SEARCH_ADS);
        if (has(landing, CampaignTags.MICROSOFT_CLICK) || (searchAd && isBing(landing))) {
            return BING_ADS;
        }
        if (searchAd) {
            return GOOGLE_ADWORDS;
        }
        if (has(landing, CampaignTags.FACEBOOK_CREATIVE)) {
            return FACEBOOK;
        }
        if (has(landing, CampaignTags.LINKEDIN_CREATIVE) || has(landing, CampaignTags.LINKEDIN_CLICK)) {
            return LINKEDIN;
        }
        return has(landing, CampaignTags.DOUBLE_CLICK) ? DOUBLE_CLICK : null;
    }

    private static boolean has(WebUrl landing, String tag) {
        return landing.parameter(tag) != null;
    }

    /** Bing's templates say one or the other, depending on their age. */
    private static boolean isBing(WebUrl landing) {
        String source = landing.parameter(CampaignTags.SOURCE);
        return "bing".equalsIgnoreCase(source) || "bing_yahoo".equalsIgnoreCase(source);
    }
}
