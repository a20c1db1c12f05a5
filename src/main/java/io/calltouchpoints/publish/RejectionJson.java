package io.calltouchpoints.publish;

import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Rejection;
import java.io.Serializable;

/**
 * Rejections as JSON: every member always there, in one order.
 *
 * @param withRaw {@code rejected.raw}
 */
public record RejectionJson(boolean withRaw) implements Serializable {

    /** A detail may quote the record. */
    private static final int LONGEST_DETAIL = 4_096;

    public byte[] write(Rejection rejection) {
        Origin origin = rejection.origin();
        String detail = rejection.detail();
        RawText raw = withRaw ? RawText.of(rejection.raw()) : RawText.NONE;
        return new JsonLine()
                .text("reason", rejection.reason().name())
                .text("detail", detail.length() <= LONGEST_DETAIL ? detail : detail.substring(0, LONGEST_DETAIL))
                .text("topic", origin.topic())
                .number("partition", origin.partition())
                .number("offset", origin.offset())
                .time("timestamp", origin.timestamp())
                .text("bizibleId", rejection.bizibleId())
                .text("taskId", rejection.taskId())
                .text("raw", raw.text())
                .text("rawBase64", raw.base64())
                .end();
    }
}
