package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/**
 * What a page view costs, in what it touches, which no noise can blur: usual traffic, 5 to 10 events a session, one visitor in
 * twenty converts, two events in a hundred come up to two minutes late.
 */
class CostOfAPageViewTest {

    private static final int VISITORS = 3_000;
    private static final long OUT_OF_ORDER = 10 * JourneyHarness.MINUTE;
    private static final String AGENT =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0.0.0 Safari/537.36";

    private final Options options = Options.parse(Map.of());
    private final List<Arriving> traffic = traffic();

    CostOfAPageViewTest() throws Exception {}

    /** An event as it comes. */
    private record Arriving(String visitor, WebEvent event, boolean opens, long at) {}

    @Test
    void atMostAQuarterOfTheEventsWritesState() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(options.rules(), options.sessionCache())) {
            play(harness);

            assertThat(harness.metrics().stateWrites()).isLessThanOrEqualTo(traffic.size() / 4);
        }
    }

    @Test
    void ofThePageViewsInAKnownSessionAtLeastNineInTenAreAnsweredWithoutRocksDb() throws Exception {
        assertThat(options.sessionCache()).isLessThanOrEqualTo(4 << 20);
        Set<String> known = new HashSet<>();
        long inside = 0;
        for (Arriving arriving : traffic) {
            boolean first = known.add(arriving.visitor);
            if (!first && !arriving.opens && arriving.event.type() == EventType.PAGE_VIEW) {
                inside++;
            }
        }
        try (JourneyHarness harness = JourneyHarness.opened(options.rules(), options.sessionCache())) {
            play(harness);

            assertThat(harness.metrics().quietPageViews() / (double) inside).isBetween(0.9, 1.0);
        }
    }

    @Test
    void aVisitorThatNeverConvertsTakesHardlyMoreThanWhatTheSessionsSay() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(options.rules(), options.sessionCache())) {
            play(harness);
            // All is settled, nothing forgotten yet.
            harness.watermarks(traffic.get(traffic.size() - 1).at + JourneyHarness.HOUR);

            long said = 0;
            long stored = 0;
            int visitors = 0;
            for (int i = 0; i < VISITORS; i++) {
                Visitor visitor = harness.visitor("visitor-" + i);
                if (visitor.sessions().stream().allMatch(session -> session.form() == null)) {
                    DataOutputSerializer bytes = new DataOutputSerializer(512);
                    new VisitorSerializer().serialize(visitor, bytes);
                    stored += bytes.length();
                    said += Stream.concat(
                                    visitor.sessions().stream().map(session -> session.first()),
                                    visitor.pending().stream())
                            .mapToLong(CostOfAPageViewTest::says)
                            .sum();
                    visitors++;
                }
            }
            assertThat(visitors).isGreaterThan(VISITORS * 9 / 10);
            assertThat(stored / (double) said).isLessThanOrEqualTo(1.2);
        }
    }

    private void play(JourneyHarness harness) throws Exception {
        long mark = Long.MIN_VALUE;
        for (Arriving arriving : traffic) {
            harness.web(arriving.visitor, arriving.event);
            if (arriving.at - OUT_OF_ORDER > mark + 1_000) {
                mark = arriving.at - OUT_OF_ORDER;
                harness.processWatermark1(new Watermark(mark));
                harness.processWatermark2(new Watermark(mark));
            }
        }
        assertThat(harness.getSideOutput(Rejections.TAG)).isNullOrEmpty();
    }

    private static long says(WebEvent event) {
        return Stream.of(
                        event.url(),
                        event.referrer(),
                        event.userAgent(),
                        event.geoCity(),
                        event.geoRegion(),
                        event.geoCountry())
                .filter(Objects::nonNull)
                .mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length)
                .sum();
    }

    private static List<Arriving> traffic() {
        Random random = new Random(6);
        List<Arriving> events = new ArrayList<>();
        for (int i = 0; i < VISITORS; i++) {
            String visitor = "visitor-" + i;
            long time = JourneyHarness.START + random.nextInt((int) (3 * JourneyHarness.HOUR));
            int count = 5 + random.nextInt(6);
            for (int n = 0; n < count; n++) {
                boolean form = n == count - 1 && i % 20 == 0;
                long late = random.nextInt(50) == 0 ? random.nextInt(120_000) : 0;
                events.add(new Arriving(visitor, event(form, n, time), n == 0, time + late));
                time += 1 + random.nextInt(160_000);
            }
        }
        events.sort(Comparator.comparingLong(Arriving::at));
        return events;
    }

    private static WebEvent event(boolean form, int number, long time) {
        boolean first = number == 0;
        return new WebEvent(
                form ? EventType.FORM_SUBMIT : EventType.PAGE_VIEW,
                time,
                first
                        ? "https://www.example.com/demo?utm_source=google&utm_medium=cpc&gclid=EAIaIQobChMI" + time
                        : "https://www.example.com/product/feature-" + number,
                first ? "https://www.google.com/" : "https://www.example.com/product/overview",
                AGENT,
                "United States",
                "Washington",
                "Seattle",
                first);
    }
}
