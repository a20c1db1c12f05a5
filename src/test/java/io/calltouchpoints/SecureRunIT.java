package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.StandaloneJar.Result;
import io.calltouchpoints.local.SecureBroker;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged job on a broker that asks for TLS and a password. */
class SecureRunIT {

    private static final String PASSWORD = "hush-31415926";
    private static final Pattern WEB_UI = Pattern.compile("Web UI: (http://\\S+)");
    private static final int TERMINATED = 143;

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void noSecretIsSeenAnywhere() throws Exception {
        try (SecureBroker broker = SecureBroker.start(folder, PASSWORD, Map.of())) {
            broker.createTopics(PASSWORD);
            try (PlainKafka kafka = new PlainKafka(broker.client(PASSWORD, SecureBroker.STORE_PASSWORD));
                    StandaloneJar job = StandaloneJar.start(folder, environment(), arguments(broker))) {
                Matcher webUi = WEB_UI.matcher(job.await("Ctrl-C ends it."));
                assertThat(webUi.find()).isTrue();
                kafka.write("web-events", List.of(form("v1")));
                kafka.await("touchpoints", read -> read.size() == 1);
                kafka.write("web-events", List.of(form("v2")));
                kafka.await("touchpoints", read -> read.size() == 2);

                assertThatTheWebUiIsSilent(URI.create(webUi.group(1)));
                assertThatFilesAreSilent(folder.resolve("checkpoints"));
                job.terminate();
                Result result = job.result();
                assertThat(result.status()).isEqualTo(TERMINATED);
                assertThat(result.err()).contains("ProducerConfig values", "sasl.jaas.config = [hidden]");
                assertSilent(result.err() + result.out());
                assertThatFilesAreSilent(folder.resolve("checkpoints"));
            }
        }
    }

    /** Secrets by all three ways, and a log that tells more than by default. */
    private Map<String, String> environment() throws Exception {
        Path secrets = Files.createDirectory(folder.resolve("secrets"));
        Files.writeString(secrets.resolve("protocol"), "SASL_SSL");
        Files.writeString(secrets.resolve("store.properties"), "password=" + SecureBroker.STORE_PASSWORD);
        Path log = Files.writeString(folder.resolve("log.properties"), """
                rootLogger.level = info
                rootLogger.appenderRef.stderr.ref = stderr
                appender.stderr.type = Console
                appender.stderr.name = stderr
                appender.stderr.target = SYSTEM_ERR
                appender.stderr.layout.type = PatternLayout
                appender.stderr.layout.pattern = %m%n
                """);
        return Map.of("KAFKA_PASSWORD", PASSWORD, "JAVA_TOOL_OPTIONS", "-Dlog4j2.configurationFile=" + log);
    }

    private String[] arguments(SecureBroker broker) {
        Path secrets = folder.resolve("secrets");
        Map<String, String> client = new TreeMap<>(
                broker.client("${env:KAFKA_PASSWORD}", "${file:" + secrets.resolve("store.properties") + ":password}"));
        client.put("security.protocol", "${directory:" + secrets + ":protocol}");
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                "--checkpoint.interval=500 ms",
                "--checkpoint.folder=checkpoints",
                "--parallelism=1",
                "--web-ui.port=0"));
        client.forEach((name, value) -> arguments.add("--kafka.%s=%s".formatted(name, value)));
        return arguments.toArray(String[]::new);
    }

    private void assertThatTheWebUiIsSilent(URI webUi) throws Exception {
        String job = get(webUi, "/jobs").path("jobs").path(0).path("id").asText();
        List<String> pages = new ArrayList<>(List.of(
                "/config", "/jobmanager/config", "/jobmanager/environment", "/jobmanager/metrics", "/taskmanagers"));
        for (String page : List.of("", "/config", "/plan", "/jobmanager/config", "/checkpoints", "/exceptions")) {
            pages.add("/jobs/" + job + page);
        }
        for (String page : pages) {
            assertSilent(get(webUi, page).toString());
        }
        assertThat(get(webUi, "/jobs/" + job + "/config").toString()).contains("session.timeout");
        assertThat(get(webUi, "/jobs/" + job + "/exceptions")
                        .path("exceptionHistory")
                        .path("entries"))
                .isEmpty();
    }

    private JsonNode get(URI webUi, String page) throws Exception {
        var answer = http.send(HttpRequest.newBuilder(webUi.resolve(page)).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        return Stories.parse(answer.body());
    }

    private static void assertThatFilesAreSilent(Path folder) throws Exception {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.endsWith("_metadata"));
            for (Path file : all) {
                // The job runs, and what it no longer needs goes meanwhile.
                if (Files.exists(file)) {
                    assertSilent(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
    }

    private static void assertSilent(String text) {
        assertThat(text.contains(PASSWORD) || text.contains(SecureBroker.STORE_PASSWORD))
                .as("a password is in what begins with %s", text.substring(0, Math.min(100, text.length())))
                .isFalse();
    }

    private static String form(String visitor) {
        return "{\"bizibleId\":\"%s\",\"eventType\":\"form_submit\",\"timestamp\":\"2026-01-01T00:00:00Z\",\"url\":\"http://x.example/\"}"
                .formatted(visitor);
    }
}
