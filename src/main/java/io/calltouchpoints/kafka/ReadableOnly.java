package io.calltouchpoints.kafka;

import io.calltouchpoints.ingest.Incoming;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/**
 * Shows the watermark generator only records that could be read. One that could not has no event time; and a partition on which
 * nothing but such records arrive must become idle, or it would hold back everything for ever.
 */
final class ReadableOnly<T> implements WatermarkGenerator<Incoming<T>> {

    private final WatermarkGenerator<Incoming<T>> watermarks;

    ReadableOnly(WatermarkGenerator<Incoming<T>> watermarks) {
        this.watermarks = watermarks;
    }

    @Override
    public void onEvent(Incoming<T> incoming, long eventTimestamp, WatermarkOutput output) {
        if (incoming.value() != null) {
            watermarks.onEvent(incoming, eventTimestamp, output);
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        watermarks.onPeriodicEmit(output);
    }
}
