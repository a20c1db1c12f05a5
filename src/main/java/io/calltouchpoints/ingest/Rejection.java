package io.calltouchpoints.ingest;

import org.jspecify.annotations.Nullable;

/**
 * A record that was not used, and why.
 *
 * @param detail what is wrong, in words, naming the member
 * @param raw the first 64 KiB of the original, for records that could not be read; null for those that were read
 */
@SuppressWarnings("ArrayRecordComponent") // bytes, passed on and never compared
public record Rejection(
        Reason reason,
        String detail,
        Origin origin,
        @Nullable String bizibleId,
        @Nullable String taskId,
        byte @Nullable [] raw) {}
