package io.calltouchpoints.publish;

import io.calltouchpoints.journey.Touchpoint;
import org.jspecify.annotations.Nullable;

/** The ids by which consumers know touchpoints and sessions; a touchpoint's is also the key of its Kafka records. */
public final class TouchpointIds {

    private TouchpointIds() {}

    public static String touchpointId(String bizibleId, Touchpoint.Id id) {
        @Nullable String session = sessionId(bizibleId, id);
        String owner = session == null ? bizibleId : session;
        return id.taskId() == null ? owner : owner + "_" + id.taskId();
    }

    /** Null for a standalone call. */
    public static @Nullable String sessionId(String bizibleId, Touchpoint.Id id) {
        Long start = id.sessionStart();
        return start == null ? null : bizibleId + "_" + Times.compact(start);
    }
}
