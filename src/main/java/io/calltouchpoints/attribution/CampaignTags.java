package io.calltouchpoints.attribution;

import java.util.Set;

/** The query parameters that marketing puts on links. */
final class CampaignTags {

    static final String SOURCE = "utm_source";
    static final String MEDIUM = "utm_medium";
    static final String CAMPAIGN = "utm_campaign";
    static final String CONTENT = "utm_content";
    static final String TERM = "utm_term";

    static final String GOOGLE_CLICK = "gclid";
    static final String DOUBLE_CLICK = "dclid";
    static final String MICROSOFT_CLICK = "msclkid";
    static final String LINKEDIN_CLICK = "li_fat_id";

    static final String SEARCH_CREATIVE = "_bt";
    static final String SEARCH_KEYWORD = "_bk";
    static final String SEARCH_MATCH = "_bm";
    static final String SEARCH_NETWORK = "_bn";
    static final String SEARCH_AD_GROUP = "_bg";
    static final String FACEBOOK_CREATIVE = "_bf";
    static final String LINKEDIN_CREATIVE = "_bl";

    /** A page view without referrer arrives when its URL has one of these: the mail or app it was opened from tells no more. */
    static final Set<String> OF_ARRIVALS = Set.of(
            SOURCE,
            MEDIUM,
            CAMPAIGN,
            GOOGLE_CLICK,
            DOUBLE_CLICK,
            MICROSOFT_CLICK,
            "fbclid",
            LINKEDIN_CLICK,
            SEARCH_CREATIVE,
            SEARCH_KEYWORD,
            SEARCH_MATCH,
            SEARCH_NETWORK,
            SEARCH_AD_GROUP,
            FACEBOOK_CREATIVE,
            LINKEDIN_CREATIVE);

    /** The tags of a search ad. */
    static final Set<String> OF_SEARCH_ADS =
            Set.of(SEARCH_CREATIVE, SEARCH_KEYWORD, SEARCH_MATCH, SEARCH_NETWORK, SEARCH_AD_GROUP);

    private CampaignTags() {}
}
