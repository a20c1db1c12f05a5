package io.calltouchpoints.attribution;

import org.jspecify.annotations.Nullable;

/** The members of a touchpoint that URL, referrer and user agent give; what is not known is null. */
public record VisitDescription(
        String touchpointSource,
        @Nullable String medium,
        String marketingChannel,
        String marketingChannelPath,
        @Nullable String adCampaignName,
        @Nullable String adContent,
        @Nullable String keywordText,
        @Nullable String adId,
        @Nullable String adGroupId,
        @Nullable String landingPage,
        @Nullable String referrerPage,
        @Nullable String browser,
        @Nullable String platform) {

    /** Of a call that was made in no visit; the medium of its touchpoint is the Task's. */
    public static final VisitDescription STANDALONE_CALL = new VisitDescription(
            "Salesforce Task",
            null,
            Channel.OTHER.name(),
            Channel.OTHER.path(),
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null);
}
