package io.calltouchpoints.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientPropertiesTest {

    private static final String SERVERS = "kafka.bootstrap-servers";

    private final List<String> mistakes = new ArrayList<>();

    @TempDir
    Path folder;

    @Test
    void takesWhatBeginsWithKafkaAndLeavesTheRest() {
        Map<String, String> given = new HashMap<>(
                Map.of(SERVERS, " a:1,b:2 ", "kafka.security.protocol", "SSL", "group", "g", "kafkaesque", "k"));

        ClientProperties client = ClientProperties.takeFrom(given, mistakes);

        assertThat(mistakes).isEmpty();
        assertThat(given).containsOnlyKeys("group", "kafkaesque");
        assertThat(client.bootstrapServers()).isEqualTo("a:1,b:2");
        assertThat(client.over(Map.of("linger.ms", "20", "security.protocol", "PLAINTEXT")))
                .containsOnly(
                        entry("bootstrap.servers", "a:1,b:2"),
                        entry("security.protocol", "SSL"),
                        entry("linger.ms", "20"));
    }

    @Test
    void takesKafkasOwnNameOfTheServers() {
        assertThat(take(Map.of("kafka.bootstrap.servers", "a:1")).bootstrapServers())
                .isEqualTo("a:1");
        assertThat(mistakes).isEmpty();
    }

    @Test
    void saysWhichValueNoClientTakes() {
        take(Map.of(
                SERVERS,
                "a:1",
                "kafka.max.poll.records",
                "ten",
                "kafka.acks",
                "7",
                "kafka.receive.buffer.bytes",
                "-5",
                "kafka.security.protocol",
                "TLS",
                "kafka.transaction.timeout.ms",
                "5 min",
                "kafka.linger.ms",
                "${env:NOT_KNOWN_HERE}",
                "kafka.partitioner.class",
                "only.on.the.Cluster"));
        assertThat(mistakes)
                .hasSize(5)
                .anySatisfy(mistake -> assertThat(mistake)
                        .startsWith("kafka.max.poll.records: Invalid value ten for configuration max.poll.records"))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("kafka.acks: Invalid value 7"))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("kafka.receive.buffer.bytes: Invalid value -5"))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("kafka.security.protocol: Invalid value TLS"))
                .anySatisfy(
                        mistake -> assertThat(mistake).startsWith("kafka.transaction.timeout.ms: Invalid value 5 min"));
    }

    @Test
    void wantsServers() {
        take(Map.of(SERVERS, " "));
        take(Map.of("kafka.client.rack", "r"));
        assertThat(mistakes)
                .hasSize(2)
                .containsOnly(
                        "kafka.bootstrap-servers is missing: HOST:PORT of one or more brokers, with commas between");
    }

    @Test
    void saysWhichOptionIsForWhatTheJobSetsItself() {
        take(Map.of(
                SERVERS,
                "a:1",
                "kafka.group.id",
                "g",
                "kafka.auto.offset.reset",
                "latest",
                "kafka.transactional.id",
                "t",
                "kafka.isolation.level",
                "read_uncommitted",
                "kafka.enable.auto.commit",
                "true",
                "kafka.key.deserializer",
                "x",
                "kafka.value.serializer",
                "x"));
        assertThat(mistakes)
                .containsExactlyInAnyOrder(
                        "kafka.group.id: the job sets it itself; the option for it is group",
                        "kafka.auto.offset.reset: the job sets it itself; the option for it is start",
                        "kafka.transactional.id: the job sets it itself; the option for it is group",
                        "kafka.enable.auto.commit: the job sets it itself",
                        "kafka.key.deserializer: the job sets it itself",
                        "kafka.value.serializer: the job sets it itself");
    }

    @Test
    void givesTheBrokersNoProvidersWhereNoneIsNeeded() {
        assertThat(take(Map.of(SERVERS, "a:1", "kafka.sasl.jaas.config", "in the open"))
                        .over(Map.of()))
                .containsOnlyKeys("bootstrap.servers", "sasl.jaas.config");
    }

    @Test
    void readsSecretsWhereAClientStarts() throws Exception {
        Files.writeString(folder.resolve("s.properties"), "password = from the file\n");
        Files.writeString(folder.resolve("whole"), "the whole file");
        Properties properties = take(Map.of(
                        SERVERS,
                        "a:1",
                        "kafka.one",
                        "<${file:" + folder.resolve("s.properties") + ":password}>",
                        "kafka.two",
                        "${directory:" + folder + ":whole}",
                        "kafka.three",
                        "${env:PATH}"))
                .over(Map.of());

        assertThat(properties.getProperty("one")).doesNotContain("from the file");
        assertThat(new AdminClientConfig(properties).originals())
                .contains(
                        entry("one", "<from the file>"),
                        entry("two", "the whole file"),
                        entry("three", System.getenv("PATH")));
    }

    @Test
    void leavesOtherProvidersToTheUser() {
        assertThat(take(Map.of(SERVERS, "a:1", "kafka.config.providers", "vault", "kafka.x", "${vault:p:k}"))
                        .over(Map.of()))
                .containsEntry("config.providers", "vault");
    }

    @Test
    void showsNamesAndNoValues() {
        ClientProperties client = take(Map.of(SERVERS, "a:1", "kafka.sasl.jaas.config", "hush"));
        assertThat(client).hasToString("ClientProperties[bootstrap.servers, sasl.jaas.config]");
    }

    @Test
    void findsReferencesThatLeadToNothing() throws Exception {
        Path file = Files.writeString(folder.resolve("s.properties"), "password=hush\n");
        ClientProperties client = take(Map.of(
                SERVERS,
                "a:1",
                "kafka.a",
                "${env:NOT_THERE_AT_ALL}",
                "kafka.b",
                "${file:" + file + ":pasword}",
                "kafka.c",
                "${directory:" + folder + ":nowhere}",
                "kafka.d",
                "${file:" + file + ":password} ${env:PATH}"));
        assertThat(PropertyCheck.problems(client))
                .containsExactly(
                        "kafka.a: there is no ${env:NOT_THERE_AT_ALL} here",
                        "kafka.b: there is no ${file:" + file + ":pasword} here",
                        "kafka.c: there is no ${directory:" + folder + ":nowhere} here");
    }

    @Test
    void saysWhichFileCannotBeRead() {
        Path nowhere = folder.resolve("nowhere.properties");
        ClientProperties client = take(Map.of(SERVERS, "a:1", "kafka.a", "${file:" + nowhere + ":x}"));
        assertThatThrownBy(() -> PropertyCheck.problems(client))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining(nowhere.toString());
    }

    @Test
    void warnsOfNamesThatKafkaDoesNotKnow() {
        assertThat(PropertyCheck.warnings(take(Map.of(
                        SERVERS,
                        "a:1",
                        "kafka.sasl.jass.config",
                        "hush",
                        "kafka.partition.discovery.interval.ms",
                        "1000",
                        "kafka.fetch.max.bytes",
                        "1",
                        "kafka.batch.size",
                        "1",
                        "kafka.vendor",
                        "${env:PATH}"))))
                .containsExactly(
                        "kafka.sasl.jass.config is no property of Kafka's clients; did you mean kafka.sasl.jaas.config?",
                        "kafka.vendor is no property of Kafka's clients");
    }

    private ClientProperties take(Map<String, String> given) {
        return ClientProperties.takeFrom(new HashMap<>(given), mistakes);
    }
}
