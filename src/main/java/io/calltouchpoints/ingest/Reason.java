package io.calltouchpoints.ingest;

/** Why a record was rejected; the names are the codes on the {@code rejected} topic. */
public enum Reason {
    MALFORMED_JSON,
    MISSING_FIELD,
    INVALID_FIELD,
    TOO_LARGE,
    NO_BIZIBLE_ID,
    NO_CALL_TIME,
    GAP,
    LATE_WEB_EVENT,
    LATE_CALL
}
