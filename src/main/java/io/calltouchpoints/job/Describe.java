package io.calltouchpoints.job;

import io.calltouchpoints.attribution.Attribution;
import io.calltouchpoints.attribution.AttributionConfig;
import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.attribution.WebUrl;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.publish.Described;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.publish.TouchpointIds;
import io.calltouchpoints.publish.TouchpointJson;
import io.calltouchpoints.state.TouchpointChange;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.jspecify.annotations.Nullable;

/** Works out where the visitor came from, only for what is published, and writes it as JSON. */
final class Describe extends RichMapFunction<TouchpointChange, PublishedTouchpoint> {

    private static final long serialVersionUID = 1L;

    private final AttributionConfig config;
    private final TouchpointJson json;
    private transient Attribution attribution;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    Describe(Options options) {
        config = options.attribution();
        json = new TouchpointJson(options.callMedium());
    }

    @Override
    public void open(OpenContext context) {
        attribution = new Attribution(config);
    }

    @Override
    public PublishedTouchpoint map(TouchpointChange change) {
        String id =
                TouchpointIds.touchpointId(change.bizibleId(), change.change().id());
        Touchpoint touchpoint = change.change().touchpoint();
        if (touchpoint == null) {
            return new PublishedTouchpoint(id, 0, null, null);
        }
        byte[] line = json.write(change.bizibleId(), change.change().revision(), touchpoint, describe(touchpoint));
        return new PublishedTouchpoint(id, touchpoint.date(), touchpoint.callMatch(), line);
    }

    private Described describe(Touchpoint touchpoint) {
        WebEvent landing = touchpoint.landing();
        if (landing == null) {
            return Described.NOTHING;
        }
        VisitDescription visit = attribution.describe(landing.url(), landing.referrer(), landing.userAgent());
        return new Described(
                visit.touchpointSource(),
                visit.medium(),
                visit.marketingChannel(),
                visit.marketingChannelPath(),
                visit.adCampaignName(),
                visit.adContent(),
                visit.keywordText(),
                visit.adId(),
                visit.adGroupId(),
                visit.landingPage(),
                visit.referrerPage(),
                page(touchpoint.form()),
                visit.browser(),
                visit.platform());
    }

    private static @Nullable String page(@Nullable Form form) {
        String url = form == null ? null : form.url();
        return url == null ? null : WebUrl.parse(url).page();
    }
}
