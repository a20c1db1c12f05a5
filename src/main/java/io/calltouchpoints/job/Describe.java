package io.calltouchpoints.job;

import io.calltouchpoints.attribution.Attribution;
import io.calltouchpoints.attribution.AttributionConfig;
import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.publish.TouchpointIds;
import io.calltouchpoints.publish.TouchpointJson;
import io.calltouchpoints.state.TouchpointChange;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

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

    private VisitDescription describe(Touchpoint touchpoint) {
        WebEvent landing = touchpoint.landing();
        return landing == null
                ? VisitDescription.STANDALONE_CALL
                : attribution.describe(landing.url(), landing.referrer(), landing.userAgent());
    }
}
