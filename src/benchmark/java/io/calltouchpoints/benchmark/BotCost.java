package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Map;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * What a visitor with 100,000 page views costs the journey operator, an event, as it gets more: {@code <seconds between two>
 * <every how many-th is an arrival, which opens a session> [session.expiry]}.
 */
final class BotCost {

    private static final int EVENTS = 100_000;
    private static final int REPORT = 10_000;

    private BotCost() {}

    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println(
                    "Arguments: <seconds between two page views> <every how many-th arrives anew> [session.expiry]");
            System.exit(2);
        }
        long between = (long) (Double.parseDouble(args[0]) * 1_000);
        int arrivals = Integer.parseInt(args[1]);
        Options options = Options.parse(args.length > 2 ? Map.of("session.expiry", args[2]) : Map.of());
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        try (var harness = OperatorCost.harness(options, Setting.MANY.managedMb() / 2)) {
            harness.open();
            long cpu = threads.getCurrentThreadCpuTime();
            for (int i = 1; i <= EVENTS; i++) {
                long time = Traffic.BEGIN + i * between;
                boolean arrives = i % arrivals == 0;
                WebEvent event = new WebEvent(
                        EventType.PAGE_VIEW,
                        time,
                        "https://www.example.com/product/feature-" + i + (arrives ? "?utm_source=bot" : ""),
                        arrives ? "https://bot.example.org/" : "https://www.example.com/",
                        "Mozilla/5.0 (compatible; a bot that says so; +https://bot.example.org/about)",
                        "Germany",
                        null,
                        "Köln",
                        arrives);
                harness.processElement1(new StreamRecord<>(new VisitorEvent("bot", event), time));
                long mark = time - options.webOutOfOrderness();
                harness.processWatermark1(new Watermark(mark));
                harness.processWatermark2(new Watermark(mark));
                if (i % REPORT == 0) {
                    long now = threads.getCurrentThreadCpuTime();
                    System.out.printf("%,9d events %,8.1f us CPU an event%n", i, (now - cpu) / 1e3 / REPORT);
                    cpu = now;
                }
            }
        }
        System.exit(0);
    }
}
