package io.calltouchpoints.ingest;

import io.calltouchpoints.journey.Call;

/**
 * What a Task now is to a visitor: a call, or (silent) none at present.
 *
 * @param bizibleId normalised
 * @param toldAt event time of the change that brought it, epoch milliseconds UTC
 */
public record CallChange(String bizibleId, Call call, long toldAt, Origin origin) {}
