package io.calltouchpoints.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Versions that are written in more than one place. */
class VersionsTest {

    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Pattern PINNED = Pattern.compile(".+:v?\\d+\\.\\d+\\.\\d+([-._].+)?");

    @Test
    void imagesAreThoseOfThePom() throws IOException {
        String project = pom("version");
        String flink = pom("flink.version");
        assertThat(DeployFiles.text(DeployFiles.FOLDER.resolve("Dockerfile")))
                .contains("FROM flink:" + flink + "-java17 AS job")
                .contains("flink-s3-fs-presto-" + flink + ".jar")
                .contains("target/call-touchpoints-" + project + ".jar");
        JsonNode services = DeployFiles.yaml(COMPOSE).get("services");
        assertThat(services.at("/kafka/image").asText()).isEqualTo("apache/kafka:" + pom("kafka.version"));
        assertThat(services.at("/topics/image").asText()).isEqualTo("apache/kafka:" + pom("kafka.version"));
        assertThat(services.at("/generate/image").asText()).isEqualTo("call-touchpoints-standalone:" + project);
        assertThat(DeployFiles.yaml(DeployFiles.FOLDER.resolve("kubernetes/flink-deployment.yaml"))
                        .at("/spec/image")
                        .asText())
                .isEqualTo("registry.example.com/call-touchpoints:" + project);
    }

    @Test
    void everyImageIsPinnedAndEveryPortIsOfThisMachineOnly() throws IOException {
        TreeMap<String, JsonNode> services = new TreeMap<>();
        DeployFiles.yaml(COMPOSE)
                .get("services")
                .properties()
                .forEach(entry -> services.put(entry.getKey(), entry.getValue()));
        assertThat(services.keySet())
                .containsExactly("generate", "grafana", "jobmanager", "kafka", "prometheus", "taskmanager", "topics");
        services.forEach((name, service) -> {
            if (service.has("image")) {
                assertThat(service.get("image").asText()).as(name).matches(PINNED);
            }
            service.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
        });
    }

    /** The first element of that name in the pom. */
    private static String pom(String element) throws IOException {
        Matcher matcher = Pattern.compile("<" + Pattern.quote(element) + ">([^<]+)<")
                .matcher(DeployFiles.text(Path.of("pom.xml")));
        assertThat(matcher.find()).as(element).isTrue();
        return matcher.group(1);
    }
}
