package io.calltouchpoints.local;

import io.calltouchpoints.attribution.Attribution;
import io.calltouchpoints.cli.StopSignal;
import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.kafka.KafkaSettings;
import io.calltouchpoints.run.EmbeddedRun;
import io.calltouchpoints.run.RunRequest;
import io.calltouchpoints.traffic.Mixture;
import io.calltouchpoints.traffic.Pace;
import io.calltouchpoints.traffic.TrafficCounts;
import io.calltouchpoints.traffic.TrafficPlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Broker, traffic, job and table, from their start to their end. */
final class Demo {

    private static final int PARTITIONS = 2;
    private static final int PARALLELISM = 2;

    /** How long a touchpoint waits to be seen. */
    private static final long CHECKPOINT_MILLIS = 1_000;

    private static final Duration LOOK = Duration.ofMillis(200);

    /** So few that many come back while one looks. */
    private static final int VISITORS_AT_A_RATE_OF_ONE = 60;

    private final DemoRequest request;
    private final StopSignal stop;
    private final PrintWriter out;
    private final TouchpointTable table;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Demo(DemoRequest request, StopSignal stop, boolean terminal, PrintWriter out) {
        this.request = request;
        this.stop = stop;
        this.out = out;
        this.table = new TouchpointTable(terminal);
    }

    void run() throws Exception {
        say("Starting Kafka, Flink and the job ...");
        background("demo-user-agents", this::loadUserAgents);
        try (DemoFolder folder = DemoFolder.of(request.folder());
                EmbeddedBroker broker = EmbeddedBroker.start(folder.broker(), request.port())) {
            broker.createTopics(PARTITIONS);
            String servers = broker.bootstrapServers();
            try (OutputFeed feed = new OutputFeed(servers, table, this::say)) {
                TrafficCounts sent = play(servers, folder, feed);
                feed.drain();
                summary(sent);
            }
        }
    }

    /** Until it is time to stop; when it returns the job has published all that it has read. */
    private TrafficCounts play(String servers, DemoFolder folder, OutputFeed feed) throws Exception {
        // Traffic first: by the time the job runs there is something to see.
        try (DemoTraffic traffic = new DemoTraffic(servers, plan());
                EmbeddedRun run = EmbeddedRun.start(runRequest(servers, folder))) {
            watch(run);
            say("Kafka: " + servers + "   Flink's web UI: " + run.webUi());
            say("Topics: web-events and salesforce-tasks in, touchpoints and rejected out. Ctrl-C ends it.");
            say("+ new   ~ corrected   - withdrawn   ! rejected");
            say("");
            say(TouchpointTable.HEADER);
            long start = System.nanoTime();
            while (!stop.given() && millisSince(start) < request.millis()) {
                feed.poll(LOOK);
                traffic.check();
                Exception failed = failure.get();
                if (failed != null) {
                    throw failed;
                }
            }
            say("");
            say("Ending ...");
            // Before the job, which then reads what is left.
            traffic.end();
            return traffic.counts();
        }
    }

    private void watch(EmbeddedRun run) {
        background("demo-job", () -> {
            try {
                run.await();
            } catch (Exception e) {
                failure.set(e);
            }
        });
    }

    /** The rules by which browsers are known take seconds to load, and the first touchpoint would wait for them. */
    private void loadUserAgents() {
        new Attribution(request.options().attribution()).describe("https://www.example.com/", null, "Mozilla/5.0");
    }

    private static void background(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private TrafficPlan plan() {
        int visitors = (int) Math.ceil(request.rate() * VISITORS_AT_A_RATE_OF_ONE);
        return TrafficPlan.of(request.seed(), visitors, request.rate(), Instant.now())
                .with(Mixture.LIVELY)
                .with(Pace.FAST);
    }

    private RunRequest runRequest(String servers, DemoFolder folder) {
        return new RunRequest(
                KafkaSettings.of(request.options(), ClientProperties.of(servers)),
                request.options(),
                folder.checkpoints(),
                CHECKPOINT_MILLIS,
                PARALLELISM,
                request.webUiPort());
    }

    private void summary(TrafficCounts sent) {
        row("web events sent", sent.webEvents());
        row("Task records sent", sent.taskRecords());
        row("touchpoints", table.touchpoints());
        row("calls merged", table.merged());
        row(
                "calls standalone",
                table.standalone().values().stream().mapToInt(Integer::intValue).sum());
        table.standalone().forEach((match, number) -> row("  " + match, number));
        row("corrections", table.corrections());
        row("withdrawals", table.withdrawals());
        row("rejected", table.rejections());
    }

    private void row(String name, long number) {
        say(String.format(Locale.ROOT, "%-20s %,8d", name, number));
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
