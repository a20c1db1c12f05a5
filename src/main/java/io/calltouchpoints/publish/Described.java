package io.calltouchpoints.publish;

import org.jspecify.annotations.Nullable;

/** What url, referrer and user agent of a touchpoint's session say, and its form's page; null where nothing is known. */
public record Described(
        @Nullable String touchpointSource,
        @Nullable String medium,
        @Nullable String marketingChannel,
        @Nullable String marketingChannelPath,
        @Nullable String adCampaignName,
        @Nullable String adContent,
        @Nullable String keywordText,
        @Nullable String adId,
        @Nullable String adGroupId,
        @Nullable String landingPage,
        @Nullable String referrerPage,
        @Nullable String formUrl,
        @Nullable String browser,
        @Nullable String platform) {

    /** For a touchpoint without session. */
    public static final Described NOTHING =
            new Described(null, null, null, null, null, null, null, null, null, null, null, null, null, null);
}
