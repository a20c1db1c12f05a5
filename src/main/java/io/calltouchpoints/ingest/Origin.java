package io.calltouchpoints.ingest;

import org.jspecify.annotations.Nullable;

/**
 * Where a record came from.
 *
 * @param topic Kafka topic, or the name of a file
 * @param partition null in files, or when no longer known
 * @param offset Kafka offset, or line number from 1; null when no longer known
 * @param timestamp of the Kafka record, epoch milliseconds UTC; null in files
 * @param key of the Kafka record; null when it has none
 */
@SuppressWarnings("ArrayRecordComponent") // bytes, passed on and never compared
public record Origin(
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable Long timestamp,
        byte @Nullable [] key) {}
