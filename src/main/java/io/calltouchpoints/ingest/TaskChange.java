package io.calltouchpoints.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of one Salesforce Task, whatever shape it came in.
 *
 * @param taskId 18 characters
 * @param version epoch milliseconds UTC; {@link Long#MAX_VALUE} is the last word (a deletion without version, in files)
 * @param sequence within the version
 * @param time what the change says about event time: the version, but never more than a minute after the Kafka
 *     record's timestamp; epoch milliseconds UTC
 * @param deleted what the change says of the deletion; null: nothing
 * @param fields the fields that the change sets, by Salesforce name; null empties a field. Only fields that the job
 *     uses; times as epoch milliseconds in decimal, a date without time of day as null
 */
public record TaskChange(
        String taskId,
        long version,
        long sequence,
        long time,
        @Nullable Boolean deleted,
        Map<String, @Nullable String> fields,
        Origin origin) {}
