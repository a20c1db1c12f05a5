package io.calltouchpoints.journey;

/** Why a call got, or did not get, the data of a session. */
public enum CallMatch {
    /** The call belongs to a session and earned its credit. */
    MERGED,
    /** The session's one touchpoint went to an earlier conversion. */
    SESSION_TAKEN,
    /** The latest session that began before the call was over, for less than {@code call.near-miss}. */
    SESSION_EXPIRED,
    /** No session near the call. */
    NO_SESSION
}
