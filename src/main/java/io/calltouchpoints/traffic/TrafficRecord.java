package io.calltouchpoints.traffic;

import org.jspecify.annotations.Nullable;

/**
 * A record of one of the two input topics.
 *
 * @param stream which topic
 * @param key BizibleId or Task id, in UTF-8
 * @param value null is a tombstone
 * @param eventTime of a web event: when it happened; of a Task: when it was changed; epoch milliseconds UTC
 * @param sendAt when it gets to the topic, epoch milliseconds UTC; never before {@code eventTime}
 * @param oddity what is wrong with it on purpose
 * @param callsChange by how much the number of calls changes for who has read this and all before: 1, -1 or 0
 */
@SuppressWarnings("ArrayRecordComponent") // bytes, passed on and never compared
public record TrafficRecord(
        Stream stream,
        byte[] key,
        byte @Nullable [] value,
        long eventTime,
        long sendAt,
        Oddity oddity,
        int callsChange) {

    /** The topic. */
    public enum Stream {
        WEB,
        TASK
    }

    /** What is wrong. The job rejects the broken, and where it knows the time also the late. */
    public enum Oddity {
        NONE,
        /** Cannot be read. */
        BROKEN,
        /** A page view whose browser lives in the future; of a visitor that has nothing else. */
        WILD_CLOCK,
        /** A page view of long ago; of a visitor that has nothing else. */
        TOO_LATE
    }
}
