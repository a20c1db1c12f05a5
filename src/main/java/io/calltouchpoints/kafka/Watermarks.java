package io.calltouchpoints.kafka;

import io.calltouchpoints.ingest.Incoming;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/** The watermarks of one input, for each of its partitions. */
final class Watermarks {

    /** Both topics are in it: neither is read far ahead of the other. */
    private static final String ALIGNED = "inputs";

    /** How often, in real time, readers learn how far they may go. */
    private static final Duration ALIGN_EVERY = Duration.ofMillis(500);

    private Watermarks() {}

    /**
     * @param outOfOrderness how much older than the newest of its partition a record may be
     * @param idleTimeout real time after which a silent partition holds nothing back
     * @param maxDrift how far ahead of the slowest partition of both topics another may be; all in milliseconds
     */
    static <T> WatermarkStrategy<Incoming<T>> of(TimeOf<T> time, long outOfOrderness, long idleTimeout, long maxDrift) {
        WatermarkStrategy<Incoming<T>> bounded = WatermarkStrategy.<Incoming<T>>forBoundedOutOfOrderness(
                        Duration.ofMillis(outOfOrderness))
                .withIdleness(Duration.ofMillis(idleTimeout));
        return WatermarkStrategy.<Incoming<T>>forGenerator(
                        context -> new ReadableOnly<>(bounded.createWatermarkGenerator(context)))
                .withTimestampAssigner((incoming, recordTime) -> {
                    T value = incoming.value();
                    return value == null ? recordTime : time.of(value);
                })
                .withWatermarkAlignment(ALIGNED, Duration.ofMillis(maxDrift), ALIGN_EVERY);
    }

    /** Event time of a value, epoch milliseconds UTC. */
    interface TimeOf<T> extends Serializable {
        long of(T value);
    }
}
