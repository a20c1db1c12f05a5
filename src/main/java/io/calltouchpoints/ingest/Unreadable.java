package io.calltouchpoints.ingest;

import org.jspecify.annotations.Nullable;

/** Ends the reading of one record, with the reason. Without stack trace: bad records are input, not accidents. */
final class Unreadable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String detail;

    Unreadable(Reason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    static Unreadable missing(String member, String why) {
        return new Unreadable(Reason.MISSING_FIELD, member + ": " + why);
    }

    static Unreadable invalid(String member, String why) {
        return new Unreadable(Reason.INVALID_FIELD, member + ": " + why);
    }

    /** The rejection, with the beginning of the original where the reason is that it could not be read. */
    Rejection rejection(byte @Nullable [] value, Origin origin, @Nullable String bizibleId, @Nullable String taskId) {
        boolean unread =
                reason == Reason.MALFORMED_JSON || reason == Reason.MISSING_FIELD || reason == Reason.INVALID_FIELD;
        return new Rejection(reason, detail, origin, bizibleId, taskId, unread ? Json.beginning(value) : null);
    }
}
