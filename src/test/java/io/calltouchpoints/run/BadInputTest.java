package io.calltouchpoints.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.PlainKafka;
import io.calltouchpoints.Stories;
import io.calltouchpoints.job.Option;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.kafka.KafkaOptions;
import io.calltouchpoints.kafka.KafkaSettings;
import io.calltouchpoints.local.EmbeddedBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should send: it never stops the job, and each record is rejected once, with its coordinates. */
class BadInputTest {

    private static final String WEB = "web-events";
    private static final String TASKS = "salesforce-tasks";
    private static final String GOOD =
            "{'bizibleId':'%s','eventType':'form_submit','timestamp':'2026-01-01T00:00:00Z','url':'http://x.example/'}";
    private static final int MIB = 1 << 20;

    private final List<Tuple> expected = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void isRejectedAndStopsNothing() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0)) {
            broker.createTopics(2);
            try (PlainKafka kafka = new PlainKafka(Map.of("bootstrap.servers", broker.bootstrapServers()));
                    EmbeddedRun run = EmbeddedRun.start(request(broker.bootstrapServers()))) {
                for (String topic : List.of(WEB, TASKS)) {
                    unreadable(kafka, topic);
                }
                ofEventsOnly(kafka);
                ofTasksOnly(kafka);
                good(kafka, "before");
                List<JsonNode> rejected = values(kafka.await("rejected", read -> read.size() >= expected.size()));
                kafka.await("touchpoints", read -> read.size() == 1);
                good(kafka, "after");
                kafka.await("touchpoints", read -> read.size() == 2);

                assertThat(rejected)
                        .extracting(
                                rejection -> rejection.path("topic").asText(),
                                rejection -> rejection.path("partition").asInt(),
                                rejection -> rejection.path("offset").asLong(),
                                rejection -> rejection.path("reason").asText())
                        .containsExactlyInAnyOrderElementsOf(expected);
                assertThat(kafka.committed("rejected")).hasSameSizeAs(expected);
                assertThat(failures(run.webUi())).isEmpty();
            }
        }
    }

    private void unreadable(PlainKafka kafka, String topic) throws Exception {
        bad(kafka, topic, 0, null, bytes("garbage"), "MALFORMED_JSON");
        bad(kafka, topic, 1, null, new byte[0], "MALFORMED_JSON");
        bad(kafka, topic, 0, null, new byte[] {(byte) 0xFF, 0, (byte) 0xC0}, "MALFORMED_JSON");
        bad(kafka, topic, 1, null, bytes("[".repeat(100_000)), "MALFORMED_JSON");
        bad(kafka, topic, 0, new byte[MIB], bytes("a key of 1 MiB"), "MALFORMED_JSON");
        bad(kafka, topic, 1, new byte[0], bytes("{}"), "MISSING_FIELD");
        // As JSON, six times as long.
        bad(kafka, topic, 0, null, "{\"\u0001".repeat(300_000).getBytes(StandardCharsets.UTF_8), "MALFORMED_JSON");
        bad(kafka, topic, 0, null, filled(2 * MIB), "TOO_LARGE");
        bad(kafka, topic, 1, null, filled(7 * MIB), "TOO_LARGE");
    }

    private void ofEventsOnly(PlainKafka kafka) throws Exception {
        bad(kafka, WEB, 0, bytes("v"), null, "MALFORMED_JSON");
        for (String time :
                List.of("1969-12-31T23:59:59Z", "9999-12-31T00:00:00Z", "-1", "1e400", "2026-01-01T00:00:00")) {
            bad(kafka, WEB, 1, null, bytes(GOOD.formatted("v").replace("2026-01-01T00:00:00Z", time)), "INVALID_FIELD");
        }
    }

    private void ofTasksOnly(PlainKafka kafka) throws Exception {
        bad(kafka, TASKS, 0, null, null, "MISSING_FIELD");
        bad(kafka, TASKS, 1, bytes("no id"), null, "INVALID_FIELD");
        bad(kafka, TASKS, 0, filled(MIB), null, "INVALID_FIELD");
        bad(
                kafka,
                TASKS,
                1,
                null,
                bytes(
                        "{'Id':'00T5e00001AbCdEEAV','bizible2__BizibleId__c':'v','CreatedDate':'99999-01-01T00:00:00Z','SystemModstamp':'2026-01-01T00:00:00Z'}"),
                "INVALID_FIELD");
    }

    private void bad(PlainKafka kafka, String topic, int partition, byte[] key, byte[] value, String reason)
            throws Exception {
        long offset = kafka.write(new ProducerRecord<>(topic, partition, key, value));
        expected.add(tuple(topic, partition, offset, reason));
    }

    private static void good(PlainKafka kafka, String visitor) throws Exception {
        kafka.write(WEB, List.of(GOOD.formatted(visitor).replace('\'', '"')));
    }

    private RunRequest request(String servers) throws Exception {
        List<Option<?>> options = new ArrayList<>(KafkaOptions.ALL);
        options.addAll(EmbeddedOptions.ALL);
        Options read = Options.parse(
                options,
                Map.of(
                        "checkpoint.folder", folder.resolve("checkpoints").toString(),
                        "checkpoint.interval", "500 ms",
                        "parallelism", "2",
                        "web-ui.port", "0",
                        "source.idle-timeout", "1 s"));
        return RunRequest.of(KafkaSettings.of(read, ClientProperties.of(servers)), read);
    }

    /** Why the job was started again, if it was. */
    private static JsonNode failures(URI webUi) throws Exception {
        String job = get(webUi.resolve("/jobs")).path("jobs").path(0).path("id").asText();
        assertThat(job).isNotEmpty();
        return get(webUi.resolve("/jobs/" + job + "/exceptions"))
                .path("exceptionHistory")
                .path("entries");
    }

    private static JsonNode get(URI page) throws Exception {
        return Stories.parse(HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofByteArray())
                .body());
    }

    private static List<JsonNode> values(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream().map(record -> Stories.parse(record.value())).toList();
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] filled(int length) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) 'x');
        return bytes;
    }
}
