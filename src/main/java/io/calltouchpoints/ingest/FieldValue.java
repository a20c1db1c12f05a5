package io.calltouchpoints.ingest;

import org.jspecify.annotations.Nullable;

/**
 * One field of a Task, and the version that set it.
 *
 * @param value null when the field is known to be empty
 * @param version epoch milliseconds UTC
 * @param sequence within the version
 */
public record FieldValue(@Nullable String value, long version, long sequence) {

    /** Whether a change of this version may set the field: it is not older. */
    boolean yieldsTo(long otherVersion, long otherSequence) {
        return otherVersion > version || (otherVersion == version && otherSequence >= sequence);
    }
}
