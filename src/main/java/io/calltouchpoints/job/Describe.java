package io.calltouchpoints.job;

import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.publish.Described;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.publish.TouchpointIds;
import io.calltouchpoints.publish.TouchpointJson;
import io.calltouchpoints.state.TouchpointChange;
import org.apache.flink.api.common.functions.MapFunction;

/** Works out where the visitor came from, only for what is published, and writes it as JSON. */
final class Describe implements MapFunction<TouchpointChange, PublishedTouchpoint> {

    private static final long serialVersionUID = 1L;

    private final TouchpointJson json;

    Describe(Options options) {
        json = new TouchpointJson(options.callMedium());
    }

    @Override
    public PublishedTouchpoint map(TouchpointChange change) {
        String id =
                TouchpointIds.touchpointId(change.bizibleId(), change.change().id());
        Touchpoint touchpoint = change.change().touchpoint();
        if (touchpoint == null) {
            return new PublishedTouchpoint(id, 0, null, null);
        }
        byte[] line = json.write(change.bizibleId(), change.change().revision(), touchpoint, Described.NOTHING);
        return new PublishedTouchpoint(id, touchpoint.date(), touchpoint.callMatch(), line);
    }
}
