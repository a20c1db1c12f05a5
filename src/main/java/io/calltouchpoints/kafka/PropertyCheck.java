package io.calltouchpoints.kafka;

import io.calltouchpoints.job.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.connector.kafka.source.KafkaSourceOptions;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;

/** What can be said of client properties without a broker. */
final class PropertyCheck {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{(env|file|directory):[^}]*}");

    private static final Set<String> KNOWN = known();

    private static final List<ConfigDef> CLIENTS =
            List.of(AdminClientConfig.configDef(), ConsumerConfig.configDef(), ProducerConfig.configDef());

    private PropertyCheck() {}

    /**
     * Values that a client of Kafka would refuse, without those that are known only where it starts, references and classes, and
     * without the brokers, which are asked later.
     *
     * @param properties by Kafka's names
     */
    static List<String> mistakes(Map<String, String> properties) {
        Map<String, String> plain = new TreeMap<>(properties);
        plain.values().removeIf(value -> value.contains("${"));
        plain.remove(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG);
        Set<String> mistakes = new LinkedHashSet<>();
        for (ConfigDef client : CLIENTS) {
            for (ConfigValue value : client.validate(plain)) {
                ConfigDef.ConfigKey key = client.configKeys().get(value.name());
                if (key != null && key.type != ConfigDef.Type.CLASS && plain.containsKey(key.name)) {
                    // Others follow from the first.
                    value.errorMessages().stream()
                            .limit(1)
                            .forEach(message -> mistakes.add(ClientProperties.PREFIX + value.name() + ": " + message));
                }
            }
        }
        return List.copyOf(mistakes);
    }

    /**
     * References to secrets that lead to nothing: Kafka takes their own text for the value, and what follows is a password
     * that no broker knows.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka's clients do not take a value, or cannot read a file
     */
    static List<String> problems(ClientProperties client) {
        List<String> problems = new ArrayList<>();
        Map<String, Object> resolved = new TreeMap<>(new AdminClientConfig(client.over(Map.of())).originals());
        resolved.forEach((name, value) -> {
            Matcher left = REFERENCE.matcher(String.valueOf(value));
            while (left.find()) {
                problems.add("%s%s: there is no %s here".formatted(ClientProperties.PREFIX, name, left.group()));
            }
        });
        return problems;
    }

    /** Names that no client of Kafka knows; a plugin of its user may. */
    static List<String> warnings(ClientProperties client) {
        List<String> warnings = new ArrayList<>();
        for (String name : client.names()) {
            if (!KNOWN.contains(name) && !name.startsWith(AdminClientConfig.CONFIG_PROVIDERS_CONFIG)) {
                warnings.add("%s%s is no property of Kafka's clients%s"
                        .formatted(
                                ClientProperties.PREFIX,
                                name,
                                Nearest.to(name, KNOWN)
                                        .map(nearest -> "; did you mean " + ClientProperties.PREFIX + nearest + "?")
                                        .orElse("")));
            }
        }
        return warnings;
    }

    private static Set<String> known() {
        Set<String> known = new TreeSet<>(AdminClientConfig.configNames());
        known.addAll(ConsumerConfig.configNames());
        known.addAll(ProducerConfig.configNames());
        // Flink's connector has some of its own.
        known.add(KafkaSourceOptions.PARTITION_DISCOVERY_INTERVAL_MS.key());
        known.add(KafkaSourceOptions.REGISTER_KAFKA_CONSUMER_METRICS.key());
        known.add(KafkaSourceOptions.COMMIT_OFFSETS_ON_CHECKPOINT.key());
        return Collections.unmodifiableSet(known);
    }
}
