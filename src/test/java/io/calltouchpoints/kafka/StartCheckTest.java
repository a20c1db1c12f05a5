package io.calltouchpoints.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.job.Options;
import io.calltouchpoints.kafka.StartCheck.Findings;
import io.calltouchpoints.local.SecureBroker;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real broker that asks for TLS and a password, allows transactions of 10 minutes, and has the four topics. */
class StartCheckTest {

    private static final String PASSWORD = "hush-31415926";
    private static final long GAP = 60_000;

    @TempDir
    static Path folder;

    private static SecureBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecureBroker.start(folder, PASSWORD, Map.of("transaction.max.timeout.ms", "600000"));
        broker.createTopics(PASSWORD);
    }

    @AfterAll
    static void end() {
        broker.close();
    }

    @Test
    void findsNothingWrong() throws Exception {
        Files.writeString(folder.resolve("secrets.properties"), "password=" + PASSWORD);
        Findings findings = check(Map.of(), "${file:" + folder.resolve("secrets.properties") + ":password}", Map.of());
        assertThat(findings).isEqualTo(new Findings(List.of(), List.of()));
    }

    @Test
    void namesAllMissingTopicsAtOnce() throws Exception {
        Findings findings = check(Map.of("web.topic", "wob", "rejected.topic", "rojected"), PASSWORD, Map.of());
        assertThat(findings.problems())
                .containsExactly("there are no topics wob, rojected at " + broker.bootstrapServers());
    }

    @Test
    void saysThatThePasswordIsWrongAndNotWhichItIs() throws Exception {
        Findings findings = check(Map.of(), "wrong-1618", Map.of());
        assertThat(findings.problems())
                .containsExactly(
                        "the brokers at %s refuse the credentials: Authentication failed: Invalid username or password"
                                .formatted(broker.bootstrapServers()));
    }

    @Test
    void saysThatTheBrokerIsNotTrusted() throws Exception {
        Findings findings = check(
                Map.of(),
                PASSWORD,
                Map.of(
                        "ssl.truststore.type",
                        "JKS",
                        "ssl.truststore.location",
                        Path.of(System.getProperty("java.home"), "lib", "security", "cacerts")
                                .toString(),
                        "ssl.truststore.password",
                        "changeit"));
        assertThat(findings.problems())
                .singleElement()
                .asString()
                .startsWith("TLS with the brokers at " + broker.bootstrapServers() + " fails: ");
    }

    @Test
    void saysThatASecretIsNotThere() throws Exception {
        Findings findings = check(Map.of(), "${env:NOT_THERE_AT_ALL}", Map.of());
        assertThat(findings.problems())
                .containsExactly("kafka.sasl.jaas.config: there is no ${env:NOT_THERE_AT_ALL} here");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String servers = "127.0.0.1:" + deaf.getLocalPort();
            Findings findings =
                    StartCheck.of(settings(Map.of(), Map.of("bootstrap.servers", servers)), GAP, Duration.ofSeconds(1));
            assertThat(findings.problems())
                    .singleElement()
                    .asString()
                    .startsWith("no broker answers at kafka.bootstrap-servers " + servers + " within 1 s (");
        }
    }

    @Test
    void saysWhatIsNoPropertyValue() throws Exception {
        assertThat(StartCheck.of(settings(Map.of(), Map.of("bootstrap.servers", "nonsense")), GAP)
                        .problems())
                .containsExactly("kafka.*: Invalid url in bootstrap.servers: nonsense");
        // What is behind a reference is known only here.
        assertThat(check(Map.of(), PASSWORD, Map.of("security.protocol", "${env:PATH}"))
                        .problems())
                .singleElement()
                .asString()
                .contains("security.protocol")
                .contains(System.getenv("PATH"));
        assertThat(check(Map.of(), PASSWORD, Map.of("transaction.timeout.ms", "${env:PATH}"))
                        .problems())
                .containsExactly("kafka.transaction.timeout.ms ${env:PATH}: it takes a number of milliseconds");
    }

    @Test
    void comparesTheTransactionTimeoutWithBothItsBounds() throws Exception {
        assertThat(check(Map.of(), PASSWORD, Map.of("transaction.timeout.ms", "600001"))
                        .problems())
                .containsExactly("kafka.transaction.timeout.ms 600001 is above the brokers' transaction.max.timeout.ms"
                        + " 600000: lower it, or raise theirs");
        assertThat(check(Map.of(), PASSWORD, Map.of("transaction.timeout.ms", "60000"))
                        .problems())
                .singleElement()
                .asString()
                .startsWith("kafka.transaction.timeout.ms 60000 is not above Flink's"
                        + " execution.checkpointing.interval + timeout (60000 ms)");
        assertThat(check(Map.of("delivery", "at-least-once"), PASSWORD, Map.of("transaction.timeout.ms", "600001")))
                .isEqualTo(new Findings(List.of(), List.of()));
    }

    @Test
    void warnsOfTouchpointsThatAreNotCompactedAndOfMisspeltNames() throws Exception {
        Findings findings = check(
                Map.of("touchpoints.topic", "web-events", "web.topic", "touchpoints"),
                PASSWORD,
                Map.of("clinet.rack", "r"));
        assertThat(findings)
                .isEqualTo(
                        new Findings(
                                List.of(),
                                List.of(
                                        "kafka.clinet.rack is no property of Kafka's clients; did you mean kafka.client.rack?",
                                        "topic web-events has cleanup.policy delete; with compact it keeps the latest of each touchpoint")));
    }

    private static Findings check(Map<String, String> options, String password, Map<String, String> more)
            throws Exception {
        Map<String, String> client = new HashMap<>(Map.of("transaction.timeout.ms", "600000"));
        client.putAll(broker.client(password, SecureBroker.STORE_PASSWORD));
        client.putAll(more);
        return StartCheck.of(settings(options, client), GAP, Duration.ofSeconds(20));
    }

    private static KafkaSettings settings(Map<String, String> options, Map<String, String> client) throws Exception {
        Map<String, String> given = new HashMap<>();
        client.forEach((name, value) -> given.put("kafka." + name, value));
        List<String> mistakes = new ArrayList<>();
        ClientProperties properties = ClientProperties.takeFrom(given, mistakes);
        assertThat(mistakes).isEmpty();
        return KafkaSettings.of(Options.parse(KafkaOptions.ALL, options), properties);
    }
}
