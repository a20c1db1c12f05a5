package io.calltouchpoints.publish;

import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.attribution.WebUrl;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Touchpoints as JSON: every member always there, in one order. */
public record TouchpointJson(CallMedium callMedium) implements Serializable {

    /** What a Kafka broker takes as one record unless told otherwise is a little more: 1 MiB with key and batch. */
    static final int LARGEST = 1_000_000;

    /** Of the touchpoints that would be larger: 21 texts of so many characters are far below it, even all escaped. */
    static final int LONGEST_TEXT = 4_096;

    /**
     * At most {@value #LARGEST} bytes: what would be larger has each text cut to {@value #LONGEST_TEXT} characters, so that a
     * page with an absurd URL never stops the job.
     *
     * @param visit {@link VisitDescription#STANDALONE_CALL} for a standalone call
     */
    public byte[] write(String bizibleId, long revision, Touchpoint touchpoint, VisitDescription visit) {
        byte[] whole = write(new JsonLine(), bizibleId, revision, touchpoint, visit);
        return whole.length <= LARGEST
                ? whole
                : write(new JsonLine(LONGEST_TEXT), bizibleId, revision, touchpoint, visit);
    }

    private byte[] write(
            JsonLine json, String bizibleId, long revision, Touchpoint touchpoint, VisitDescription visit) {
        json.text("touchpointId", TouchpointIds.touchpointId(bizibleId, touchpoint.id()));
        json.number("revision", revision);
        json.text("bizibleId", bizibleId);
        json.time("touchpointDate", touchpoint.date());
        json.text("touchpointType", Publisher.type(touchpoint));
        json.text("touchpointPosition", Publisher.position(touchpoint));
        json.text("touchpointSource", visit.touchpointSource());
        json.text("medium", Publisher.medium(touchpoint, visit, callMedium));
        json.text("marketingChannel", visit.marketingChannel());
        json.text("marketingChannelPath", visit.marketingChannelPath());
        web(json, touchpoint.landing(), touchpoint.form(), visit);
        json.text("sessionId", TouchpointIds.sessionId(bizibleId, touchpoint.id()));
        json.time("sessionStart", touchpoint.id().sessionStart());
        call(json, touchpoint);
        credit(json, touchpoint);
        return json.end();
    }

    private static void web(JsonLine json, @Nullable WebEvent landing, @Nullable Form form, VisitDescription visit) {
        json.text("adCampaignName", visit.adCampaignName());
        json.text("adContent", visit.adContent());
        json.text("keywordText", visit.keywordText());
        json.text("adId", visit.adId());
        json.text("adGroupId", visit.adGroupId());
        json.text("landingPage", visit.landingPage());
        json.text("landingPageRaw", landing == null ? null : landing.url());
        json.text("referrerPage", visit.referrerPage());
        json.text("referrerPageRaw", landing == null ? null : landing.referrer());
        json.text("formUrl", page(form));
        json.text("formUrlRaw", form == null ? null : form.url());
        json.time("formDate", form == null ? null : (Long) form.time());
        json.text("browser", visit.browser());
        json.text("platform", visit.platform());
        json.text("geoCity", landing == null ? null : landing.geoCity());
        json.text("geoRegion", landing == null ? null : landing.geoRegion());
        json.text("geoCountry", landing == null ? null : landing.geoCountry());
    }

    private static @Nullable String page(@Nullable Form form) {
        String url = form == null ? null : form.url();
        return url == null ? null : WebUrl.parse(url).page();
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
