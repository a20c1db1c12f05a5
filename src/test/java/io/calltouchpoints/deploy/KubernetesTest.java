package io.calltouchpoints.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import io.calltouchpoints.job.AllOptions;
import io.calltouchpoints.job.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.GlobalConfiguration;
import org.junit.jupiter.api.Test;

/** The files for Kubernetes against the operator's own schema, Flink's configuration and the options there are. */
class KubernetesTest {

    private static final String CRD = "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
    private static final Path DEPLOYMENT = DeployFiles.FOLDER.resolve("kubernetes/flink-deployment.yaml");
    private static final Path OPTIONS = DeployFiles.FOLDER.resolve("kubernetes/options.yaml");

    @Test
    void theDeploymentFitsTheOperatorsSchema() throws IOException {
        assertThat(schema().validate(DeployFiles.yaml(DEPLOYMENT))).isEmpty();
    }

    @Test
    void theSchemaFindsMistakes() throws IOException {
        ObjectNode deployment = (ObjectNode) DeployFiles.yaml(DEPLOYMENT);
        ((ObjectNode) deployment.at("/spec/job")).put("upgradeMode", "some-day");
        ((ObjectNode) deployment.at("/spec")).put("taskManagers", 2);
        ((ObjectNode) deployment.at("/spec/podTemplate/spec/containers/0")).put("imagePulPolicy", "Always");
        Set<String> places = schema().validate(deployment).stream()
                .map(ValidationMessage::toString)
                .map(message -> message.substring(0, message.indexOf(':')))
                .collect(Collectors.toSet());
        assertThat(places)
                .containsExactlyInAnyOrder("$.spec.job.upgradeMode", "$.spec", "$.spec.podTemplate.spec.containers[0]");
    }

    @Test
    void itsFlinkConfigurationIsTheShippedOne() throws IOException {
        Map<String, String> shipped = new TreeMap<>(
                GlobalConfiguration.loadConfiguration("deploy/flink").toMap());
        // One port for all pods, where processes on one machine need several.
        shipped.put("metrics.reporter.prom.port", "9249");
        Map<String, String> here = new TreeMap<>();
        DeployFiles.yaml(DEPLOYMENT)
                .at("/spec/flinkConfiguration")
                .properties()
                .forEach(entry -> here.put(entry.getKey(), entry.getValue().asText()));
        assertThat(here).containsAllEntriesOf(shipped);
        here.keySet().removeAll(shipped.keySet());
        assertThat(here.keySet())
                .as("what belongs to the place")
                .containsExactlyInAnyOrder(
                        "execution.checkpointing.dir",
                        "execution.checkpointing.savepoint-dir",
                        "high-availability.storageDir",
                        "high-availability.type",
                        "kubernetes.operator.periodic.savepoint.interval",
                        "kubernetes.operator.savepoint.history.max.count",
                        "state.backend.rocksdb.localdir",
                        "taskmanager.numberOfTaskSlots");
    }

    @Test
    void itLogsAsTheImageDoes() throws IOException {
        assertThat(DeployFiles.yaml(DEPLOYMENT)
                        .at("/spec/logConfiguration/log4j-console.properties")
                        .asText())
                .isEqualTo(Files.readString(DeployFiles.FOLDER.resolve("flink/log4j-console.properties")));
    }

    @Test
    void theConfigMapHasEveryOptionWithItsDefault() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(
                DeployFiles.yaml(OPTIONS).at("/data/options.properties").asText()));
        Map<String, String> given = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> given.put(name, properties.getProperty(name)));
        given.keySet().removeIf(name -> name.startsWith("kafka."));
        Map<String, String> defaults = new TreeMap<>();
        for (Option<?> option : AllOptions.STREAMING) {
            defaults.put(option.name(), option.defaultText());
        }
        assertThat(given).containsAllEntriesOf(defaults);
    }

    /** As the API server applies it: what the schema does not name is a mistake. */
    private static JsonSchema schema() throws IOException {
        try (InputStream in = KubernetesTest.class.getResourceAsStream(CRD)) {
            ObjectNode root = (ObjectNode) DeployFiles.yaml(in).at("/spec/versions/0/schema/openAPIV3Schema");
            ObjectNode properties = (ObjectNode) root.get("properties");
            for (String common : List.of("apiVersion", "kind")) {
                properties.putObject(common).put("type", "string");
            }
            properties.putObject("metadata").put("type", "object");
            // This version of the operator is older than Flink 2.
            ((ArrayNode) properties.at("/spec/properties/flinkVersion/enum")).add("v2_2");
            close(root);
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7).getSchema(root);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.get("properties") instanceof ObjectNode
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.forEach(KubernetesTest::close);
    }
}
