package io.calltouchpoints.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.TimestampAssigner;
import org.apache.flink.api.common.eventtime.TimestampAssignerSupplier;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.util.clock.ManualClock;
import org.apache.flink.util.clock.RelativeClock;
import org.junit.jupiter.api.Test;

/** One partition of web events, out of order by up to 10 minutes, idle after 5. */
class WatermarksTest {

    private static final long MINUTE = 60_000;
    private static final long NOON = Instant.parse("2026-11-25T12:00:00Z").toEpochMilli();
    private static final long NONE = Long.MIN_VALUE;

    private final WebEventReader reader = new WebEventReader(
            new InputRules(Set.of(), List.of("CreatedDate"), false, false, null, MINUTE, 1024, false),
            new Arrivals(Set.of(), Set.of()));
    private final ManualClock clock = new ManualClock();
    private final Partition partition = new Partition();
    private final WatermarkStrategy<Incoming<VisitorEvent>> strategy =
            Watermarks.of(event -> event.event().time(), 10 * MINUTE, 5 * MINUTE, 60 * MINUTE);
    private final WatermarkGenerator<Incoming<VisitorEvent>> generator = strategy.createWatermarkGenerator(context());
    private final TimestampAssigner<Incoming<VisitorEvent>> times = strategy.createTimestampAssigner(context());

    @Test
    void followTheEventsAndNotTheRecords() {
        record(event("2026-11-25T11:30:00Z"), NOON);
        assertThat(partition.watermark).isEqualTo(NOON - 40 * MINUTE - 1);
        record(event("2026-11-25T11:00:00Z"), NOON);
        assertThat(partition.watermark).isEqualTo(NOON - 40 * MINUTE - 1);
        record(event("2026-11-25T11:31:00Z"), NOON);
        assertThat(partition.watermark).isEqualTo(NOON - 39 * MINUTE - 1);
    }

    @Test
    void noWildClockPushesThem() {
        record(event("2099-01-01T00:00:00Z"), NOON);
        assertThat(partition.watermark).isEqualTo(NOON - 10 * MINUTE - 1);
        record(event("2000-01-01T00:00:00Z"), NOON);
        assertThat(partition.watermark).isEqualTo(NOON - 10 * MINUTE - 1);
    }

    @Test
    void whatCannotBeReadHasNoTime() {
        record("garbage", NOON);
        assertThat(partition.watermark).isEqualTo(NONE);
        record(event("2026-11-25T11:30:00Z"), NOON - MINUTE);
        record("garbage", NOON + 600 * MINUTE);
        assertThat(partition.watermark).isEqualTo(NOON - 40 * MINUTE - 1);
    }

    @Test
    void aPartitionOfUnreadableRecordsBecomesIdle() {
        // Zero means "not yet" to Flink.
        clock.advanceTime(Duration.ofMillis(1));
        for (int minute = 0; minute < 5; minute++) {
            record("garbage", NOON);
            assertThat(partition.idle).isFalse();
            clock.advanceTime(Duration.ofMinutes(1));
        }
        record("garbage", NOON);
        clock.advanceTime(Duration.ofMillis(1));
        record("garbage", NOON);
        assertThat(partition.idle).isTrue();

        record(event("2026-11-25T11:30:00Z"), NOON);
        assertThat(partition.idle).isFalse();
        assertThat(partition.watermark).isEqualTo(NOON - 40 * MINUTE - 1);
    }

    @Test
    void bothTopicsAreAligned() {
        assertThat(strategy.getAlignmentParameters().isEnabled()).isTrue();
        assertThat(strategy.getAlignmentParameters().getMaxAllowedWatermarkDrift())
                .isEqualTo(60 * MINUTE);
        assertThat(strategy.getAlignmentParameters().getWatermarkGroup())
                .isEqualTo(Watermarks.of(VisitorEvent::hashCode, 1, 1, 1)
                        .getAlignmentParameters()
                        .getWatermarkGroup());
    }

    private void record(String value, long recordTime) {
        Incoming<VisitorEvent> incoming =
                reader.read(value.getBytes(StandardCharsets.UTF_8), new Origin("web-events", 0, 1L, recordTime, null));
        generator.onEvent(incoming, times.extractTimestamp(incoming, recordTime), partition);
        generator.onPeriodicEmit(partition);
    }

    private static String event(String time) {
        return "{\"bizibleId\":\"v\",\"eventType\":\"page_view\",\"timestamp\":\"%s\",\"url\":\"http://x.example/\"}"
                .formatted(time);
    }

    private Context context() {
        return new Context(clock);
    }

    private static final class Partition implements WatermarkOutput {

        private long watermark = NONE;
        private boolean idle;

        @Override
        public void emitWatermark(Watermark emitted) {
            watermark = Math.max(watermark, emitted.getTimestamp());
            idle = false;
        }

        @Override
        public void markIdle() {
            idle = true;
        }

        @Override
        public void markActive() {
            idle = false;
        }
    }

    private record Context(ManualClock clock)
            implements WatermarkGeneratorSupplier.Context, TimestampAssignerSupplier.Context {

        @Override
        public MetricGroup getMetricGroup() {
            return new UnregisteredMetricsGroup();
        }

        @Override
        public RelativeClock getInputActivityClock() {
            return clock;
        }
    }
}
