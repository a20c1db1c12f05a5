package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.StandaloneJar.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job on the packaged broker, each in a process of its own. */
class RunIT {

    private static final Pattern READY = Pattern.compile("Kafka is ready at (127\\.0\\.0\\.1:\\d+)");
    private static final int TERMINATED = 143;
    private static final String WEB = "web-events";
    private static final String TASKS = "salesforce-tasks";
    private static final String TOUCHPOINTS = "touchpoints";
    private static final String MERGED = "dde5687119cc4928fbf94393ed9f5c35_20161205T201700000Z";
    private static final Story STORY = Stories.all()
            .filter(story -> story.name().equals("the-story-of-the-integration"))
            .findFirst()
            .orElseThrow();

    @TempDir
    Path folder;

    private StandaloneJar broker;
    private String servers;
    private PlainKafka kafka;

    @BeforeEach
    void startBroker() throws Exception {
        startBroker("0");
        kafka = new PlainKafka(Map.of("bootstrap.servers", servers));
    }

    private void startBroker(String port) throws Exception {
        broker = StandaloneJar.start(folder, "broker", "--folder=data", "--port=" + port, "--partitions=2");
        Matcher ready = READY.matcher(broker.await("Ctrl-C ends it."));
        assertThat(ready.find()).isTrue();
        servers = ready.group(1);
    }

    @AfterEach
    void endBroker() {
        kafka.close();
        broker.close();
    }

    @Test
    void goesOnWhereItStoppedAndWhereItWasKilled() throws Exception {
        try (StandaloneJar job = run()) {
            assertThat(job.await("Ctrl-C ends it.")).startsWith("Starts without a checkpoint, at: committed\n");
            assertThatOthersAreRefused();
            tell("");
            awaitTouchpoints(3);
            job.terminate();
            assertEnded(job, TERMINATED, "Ending, with a savepoint.\n");
        }
        try (StandaloneJar job = run()) {
            assertThat(job.await("Ctrl-C ends it.")).startsWith("Goes on from ").contains("/savepoints/savepoint-");
            tell("second-");
            awaitTouchpoints(6);
            awaitNoLag();
            job.kill();
        }
        assertThat(StandaloneJar.run(folder, "run", "--kafka.bootstrap-servers", servers, "--until=latest")
                        .err())
                .startsWith("call-touchpoints run failed: checkpoint.folder ")
                .endsWith("call-touchpoints-checkpoints: holds checkpoints of a job with another group or until;"
                        + " name another folder\n");
        try (StandaloneJar job = run()) {
            assertThat(job.await("Ctrl-C ends it.")).startsWith("Goes on from ").contains("/chk-");
            tell("third-");
            awaitTouchpoints(9);
            broker.kill();
            startBroker(servers.substring(servers.indexOf(':') + 1));
            // The state is there: a call that was told long before is withdrawn.
            kafka.write(
                    TASKS,
                    List.of(
                            "{\"Id\":\"00T5e00001AbCdEEAV\",\"IsDeleted\":true,\"SystemModstamp\":\"2016-12-05T21:00:00Z\"}"));
            kafka.await(TOUCHPOINTS, read -> read.stream()
                    .anyMatch(record ->
                            record.value() == null && text(record.key()).equals(MERGED)));
            job.terminate();
            Result result = job.result();
            // Above it stands what was said of the broker that went away.
            assertThat(result.err()).endsWith("Ending, with a savepoint.\n").doesNotContain("FAILED");
            assertThat(result.err().lines()).hasSizeLessThan(200);
            assertThat(result.status()).isEqualTo(TERMINATED);
            assertThat(job.temporary()).isEmptyDirectory();
        }
        assertThat(kafka.committed("rejected")).isEmpty();
        assertThatNothingIsThereTwice();
        assertThat(latest()).hasSize(8);
    }

    @Test
    void endsByItselfAndStartsAtATime() throws Exception {
        Instant now = Instant.now();
        kafka.write(new ProducerRecord<>(WEB, 0, now.minus(Duration.ofHours(2)).toEpochMilli(), null, form("early")));
        kafka.write(new ProducerRecord<>(WEB, 0, now.toEpochMilli(), null, form("late")));
        kafka.write(new ProducerRecord<>(WEB, 1, now.minus(Duration.ofHours(2)).toEpochMilli(), null, form("other")));

        // Kafka makes a place for what groups have read when it is first asked.
        assertThat(kafka.lag("call-touchpoints", WEB)).isEqualTo(3);

        Result result = StandaloneJar.run(
                folder,
                arguments(
                        "--until=latest",
                        "--start",
                        now.minus(Duration.ofHours(1)).toString()));

        assertThat(result.err()).doesNotContain("ERROR");
        assertThat(result.status()).isZero();
        assertThat(latest())
                .extracting(touchpoint -> touchpoint.path("bizibleId").asText())
                .containsExactly("late");
        assertThat(kafka.lag("call-touchpoints", WEB)).isZero();

        // Its group has read the rest, and has nothing more to do.
        assertThat(StandaloneJar.run(folder, arguments("--until=latest")).status())
                .isZero();
        assertThat(kafka.committed(TOUCHPOINTS)).hasSize(1);

        try (StandaloneJar job = StandaloneJar.start(
                folder,
                arguments(
                        "--group=other",
                        "--delivery=at-least-once",
                        "--checkpoint.interval=1 h",
                        "--checkpoint.folder=other",
                        "--start=earliest"))) {
            job.await("Ctrl-C ends it.");
            // Long before the first checkpoint.
            kafka.await(TOUCHPOINTS, read -> read.size() == 4);
            job.terminate();
            assertEnded(job, TERMINATED, "Ending, with a savepoint.\n");
        }
    }

    /** While the job runs. */
    private void assertThatOthersAreRefused() throws Exception {
        Result second = StandaloneJar.run(folder, arguments());
        assertThat(second.err())
                .isEqualTo("call-touchpoints run failed: checkpoint.folder call-touchpoints-checkpoints:"
                        + " another job is running in it; each needs its own\n");
        assertThat(second.status()).isEqualTo(1);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Result third = StandaloneJar.run(
                    folder, arguments("--checkpoint.folder=third", "--web-ui.port=" + taken.getLocalPort()));
            assertThat(third.err())
                    .startsWith(
                            "call-touchpoints run failed: web-ui.port " + taken.getLocalPort() + ": cannot be used (");
            assertThat(third.status()).isEqualTo(1);
        }
    }

    private StandaloneJar run() throws Exception {
        return StandaloneJar.start(folder, arguments());
    }

    private String[] arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--kafka.bootstrap-servers",
                servers,
                "--parallelism=2", // The story takes a week: no topic waits for the other.
                "--source.max-drift=365 d"));
        if (List.of(more).stream().noneMatch(argument -> argument.startsWith("--web-ui.port"))) {
            arguments.add("--web-ui.port=0");
        }
        if (List.of(more).stream().noneMatch(argument -> argument.startsWith("--checkpoint.interval"))) {
            arguments.add("--checkpoint.interval=500 ms");
        }
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /** The story of the integration, of another visitor and Task. */
    private void tell(String prefix) throws Exception {
        kafka.write(TASKS, renamed(STORY.tasks(), prefix));
        kafka.write(WEB, renamed(STORY.webEvents(), prefix));
    }

    private static List<String> renamed(List<String> lines, String prefix) {
        return lines.stream().map(line -> rename(line, prefix)).toList();
    }

    private static String rename(String line, String prefix) {
        return line.replace("dde5687119cc4928fbf94393ed9f5c35", prefix + "dde5687119cc4928fbf94393ed9f5c35")
                .replace(
                        "00T5e00001AbCdEEAV",
                        prefix.isEmpty() ? "00T5e00001AbCdEEAV" : "00T5e00001AbC" + prefix.charAt(0) + "E");
    }

    private static byte[] form(String visitor) {
        return "{\"bizibleId\":\"%s\",\"eventType\":\"form_submit\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"url\":\"http://x.example/\"}"
                .formatted(visitor)
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As many, of the right kinds. */
    private void awaitTouchpoints(int number) {
        kafka.await(
                TOUCHPOINTS,
                read -> latest(read).values().stream()
                                        .filter(touchpoint -> !touchpoint
                                                .path("touchpointPosition")
                                                .asText()
                                                .isEmpty())
                                        .count()
                                == number
                        && calls(read) == number / 3);
    }

    private static long calls(List<ConsumerRecord<byte[], byte[]>> read) {
        return latest(read).values().stream()
                .filter(touchpoint -> touchpoint.path("callMatch").asText().equals("MERGED"))
                .count();
    }

    private void awaitNoLag() throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (kafka.lag("call-touchpoints", WEB) + kafka.lag("call-touchpoints", TASKS) > 0) {
            assertThat(System.nanoTime()).as("the group does not commit").isLessThan(deadline);
            Thread.sleep(100);
        }
    }

    private static void assertEnded(StandaloneJar job, int status, String err) throws Exception {
        Result result = job.result();
        assertThat(result.err()).isEqualTo(err);
        assertThat(result.status()).isEqualTo(status);
        assertThat(job.temporary()).isEmptyDirectory();
    }

    private void assertThatNothingIsThereTwice() {
        assertThat(kafka.committed(TOUCHPOINTS))
                .filteredOn(record -> record.value() != null)
                .extracting(record -> text(record.key()) + " "
                        + Stories.parse(record.value()).path("revision").asLong())
                .doesNotHaveDuplicates();
    }

    private List<JsonNode> latest() {
        return List.copyOf(latest(kafka.committed(TOUCHPOINTS)).values());
    }

    private static Map<String, JsonNode> latest(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, JsonNode> latest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.value() == null) {
                latest.remove(text(record.key()));
            } else {
                latest.put(text(record.key()), Stories.parse(record.value()));
            }
        }
        return latest;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
