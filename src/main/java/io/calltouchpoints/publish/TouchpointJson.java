package io.calltouchpoints.publish;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Touchpoints as JSON: every member always there, in one order. */
public record TouchpointJson(CallMedium callMedium) implements Serializable {

    /** @param described {@link Described#NOTHING} for a standalone call */
    public byte[] write(String bizibleId, long revision, Touchpoint touchpoint, Described described) {
        JsonLine json = new JsonLine();
        json.text("touchpointId", TouchpointIds.touchpointId(bizibleId, touchpoint.id()));
        json.number("revision", revision);
        json.text("bizibleId", bizibleId);
        json.time("touchpointDate", touchpoint.date());
        json.text("touchpointType", Publisher.type(touchpoint));
        json.text("touchpointPosition", Publisher.position(touchpoint));
        json.text("touchpointSource", Publisher.source(touchpoint, described));
        json.text("medium", Publisher.medium(touchpoint, described, callMedium));
        json.text("marketingChannel", Publisher.channel(touchpoint, described));
        json.text("marketingChannelPath", Publisher.channelPath(touchpoint, described));
        web(json, touchpoint.landing(), touchpoint.form(), described);
        json.text("sessionId", TouchpointIds.sessionId(bizibleId, touchpoint.id()));
        json.time("sessionStart", touchpoint.id().sessionStart());
        call(json, touchpoint);
        credit(json, touchpoint);
        return json.end();
    }

    private static void web(JsonLine json, @Nullable WebEvent landing, @Nullable Form form, Described described) {
        json.text("adCampaignName", described.adCampaignName());
        json.text("adContent", described.adContent());
        json.text("keywordText", described.keywordText());
        json.text("adId", described.adId());
        json.text("adGroupId", described.adGroupId());
        json.text("landingPage", described.landingPage());
        json.text("landingPageRaw", landing == null ? null : landing.url());
        json.text("referrerPage", described.referrerPage());
        json.text("referrerPageRaw", landing == null ? null : landing.referrer());
        json.text("formUrl", described.formUrl());
        json.text("formUrlRaw", form == null ? null : form.url());
        json.time("formDate", form == null ? null : (Long) form.time());
        json.text("browser", described.browser());
        json.text("platform", described.platform());
        json.text("geoCity", landing == null ? null : landing.geoCity());
        json.text("geoRegion", landing == null ? null : landing.geoRegion());
        json.text("geoCountry", landing == null ? null : landing.geoCountry());
    }

    private static void call(JsonLine json, Touchpoint touchpoint) {
        Call call = touchpoint.call();
        CallMatch match = touchpoint.callMatch();
        json.text("taskId", call == null ? null : call.taskId());
        json.time("callDate", call == null ? null : (Long) call.time());
        json.number("callDurationSeconds", call == null ? null : call.durationSeconds());
        json.text("whoId", call == null ? null : call.whoId());
        json.text("whatId", call == null ? null : call.whatId());
        json.text("callMatch", match == null ? null : match.name());
        json.number("minutesAfterSessionStart", minutes(touchpoint.sinceSessionStart()));
    }

    private static void credit(JsonLine json, Touchpoint touchpoint) {
        int first = touchpoint.firstTouch() ? 1 : 0;
        int lead = touchpoint.leadCreation() ? 1 : 0;
        json.number("countFirstTouch", first);
        json.number("countLeadCreationTouch", lead);
        json.number("countUShaped", (first + lead) / 2.0);
    }

    /** Cut, not rounded, to one decimal: a call at 29:59 is not one at 30. */
    private static @Nullable Double minutes(@Nullable Long millis) {
        return millis == null ? null : (Double) (Math.floorDiv(millis, 6_000L) / 10.0);
    }
}
