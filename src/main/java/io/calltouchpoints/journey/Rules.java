package io.calltouchpoints.journey;

import java.io.Serializable;

/** The options that the rules need; all durations in milliseconds. Names as on the command line. */
public record Rules(
        long sessionTimeout,
        SessionExpiry sessionExpiry,
        SessionCalls sessionCalls,
        long clockSkew,
        long nearMiss,
        long maxDelay,
        long correctionWindow,
        FirstTouchPublish firstTouchPublish,
        long journeyTimeout,
        int maxFacts)
        implements Serializable {

    /** {@code session.expiry}: when a session ends by itself. */
    public enum SessionExpiry {
        FIXED,
        INACTIVITY
    }

    /** {@code session.calls}: which calls of a session are merged with it. */
    public enum SessionCalls {
        FIRST,
        ALL
    }

    /** {@code first-touch.publish}: when a first touch without conversion is published. */
    public enum FirstTouchPublish {
        ON_LEAD,
        ALWAYS
    }
}
