package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/** Tells where a visit came from. Built once from its configuration; safe for use by many threads. */
public final class Attribution {

    private final Arrivals arrivals;
    private final ChannelRules rules;

    /** @throws ChannelSheetException with everything that is wrong in the channel sheet */
    public Attribution(AttributionConfig config) {
        this.arrivals = config.arrivals();
        this.rules = config.channelRules();
    }

    /**
     * Describes the visit that began with this page. Never throws, whatever the texts are.
     *
     * @param landingUrl of the first event of the session
     * @param referrer of the same event; one without host counts as none
     */
    public VisitDescription describe(
            @Nullable String landingUrl, @Nullable String referrer, @Nullable String userAgent) {
        Visit visit = Visit.of(landingUrl, referrer, arrivals);
        Channel channel = rules.channelOf(visit);
        WebUrl landing = visit.landing();
        WebUrl from = visit.referrer() == null ? null : visit.referrer().url();
        Software software = Software.of(userAgent);
        return new VisitDescription(
                visit.touchpointSource(),
                visit.touchpointMedium(),
                channel.name(),
                channel.path(),
                visit.campaign(),
                visit.parameter(CampaignTags.CONTENT),
                visit.parameter(CampaignTags.SEARCH_KEYWORD, CampaignTags.TERM),
                visit.parameter(
                        CampaignTags.SEARCH_CREATIVE, CampaignTags.FACEBOOK_CREATIVE, CampaignTags.LINKEDIN_CREATIVE),
                visit.parameter(CampaignTags.SEARCH_AD_GROUP),
                landing == null ? null : landing.page(),
                from == null ? null : from.page(),
                software.browser(),
                software.platform());
    }
}
