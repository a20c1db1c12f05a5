package io.calltouchpoints.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the brokers before the job starts: what is wrong there would otherwise show as a job that fails and restarts for ever.
 */
public final class StartCheck {

    private static final String BROKER_LIMIT = "transaction.max.timeout.ms";

    private final KafkaSettings settings;
    private final long checkpointGap;
    private final Duration patience;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private StartCheck(KafkaSettings settings, long checkpointGap, Duration patience) {
        this.settings = settings;
        this.checkpointGap = checkpointGap;
        this.patience = patience;
    }

    /**
     * What was found.
     *
     * @param problems the job must not start; each in one line
     * @param warnings it may
     */
    public record Findings(List<String> problems, List<String> warnings) {}

    /** @param checkpointGap the longest time between two checkpoints, milliseconds */
    public static Findings of(KafkaSettings settings, long checkpointGap) {
        return of(settings, checkpointGap, TopicCheck.PATIENCE);
    }

    /** @param patience with brokers that do not answer */
    static Findings of(KafkaSettings settings, long checkpointGap, Duration patience) {
        StartCheck check = new StartCheck(settings, checkpointGap, patience);
        check.run();
        return new Findings(check.problems, check.warnings);
    }

    private void run() {
        warnings.addAll(PropertyCheck.warnings(settings.client()));
        try {
            problems.addAll(PropertyCheck.problems(settings.client()));
            if (problems.isEmpty()) {
                brokers();
            }
        } catch (KafkaException e) {
            problems.add(TopicCheck.unusable(e));
        }
    }

    private void brokers() {
        try (Admin admin = TopicCheck.admin(settings.client(), settings.group() + "-start-check", patience)) {
            problems.addAll(TopicCheck.problems(
                    admin, settings.client(), settings.topics().names(), patience));
            if (problems.isEmpty()) {
                compacted(admin);
                transactions(admin);
            }
        }
    }

    private void compacted(Admin admin) {
        String topic = settings.topics().touchpoints();
        Config config = config(admin, new ConfigResource(ConfigResource.Type.TOPIC, topic));
        String policy = value(config, TopicConfig.CLEANUP_POLICY_CONFIG);
        if (policy != null && !policy.contains(TopicConfig.CLEANUP_POLICY_COMPACT)) {
            warnings.add("topic %s has cleanup.policy %s; with compact it keeps the latest of each touchpoint"
                    .formatted(topic, policy));
        }
    }

    private void transactions(Admin admin) {
        if (settings.delivery() != Delivery.EXACTLY_ONCE) {
            return;
        }
        String text = settings.client()
                .over(Map.of(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, KafkaEnds.TRANSACTION_TIMEOUT_MS))
                .getProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);
        if (!text.matches("\\d{1,9}")) {
            problems.add("kafka.transaction.timeout.ms %s: it takes a number of milliseconds".formatted(text));
            return;
        }
        long timeout = Long.parseLong(text);
        if (timeout <= checkpointGap) {
            problems.add(
                    "kafka.transaction.timeout.ms %d is not above Flink's execution.checkpointing.interval + timeout (%d ms): a broker would abort what a slow checkpoint has still to commit"
                            .formatted(timeout, checkpointGap));
        }
        String limit = value(config(admin, broker(admin)), BROKER_LIMIT);
        if (limit != null && timeout > Long.parseLong(limit)) {
            problems.add("kafka.transaction.timeout.ms %d is above the brokers' %s %s: lower it, or raise theirs"
                    .formatted(timeout, BROKER_LIMIT, limit));
        }
    }

    private static @Nullable ConfigResource broker(Admin admin) {
        return TopicCheck.answer(admin.describeCluster().nodes()).stream()
                .findFirst()
                .map(node -> new ConfigResource(ConfigResource.Type.BROKER, node.idString()))
                .orElse(null);
    }

    /** Null when it may not be read: many a cluster allows its clients no look at its configuration. */
    private @Nullable Config config(Admin admin, @Nullable ConfigResource resource) {
        if (resource == null) {
            return null;
        }
        try {
            return TopicCheck.answer(
                    admin.describeConfigs(List.of(resource)).values().get(resource));
        } catch (KafkaException e) {
            warnings.add("the configuration of %s %s could not be checked: %s"
                    .formatted(
                            resource.type() == ConfigResource.Type.TOPIC ? "topic" : "broker",
                            resource.name(),
                            e.getMessage()));
            return null;
        }
    }

    private static @Nullable String value(@Nullable Config config, String name) {
        ConfigEntry entry = config == null ? null : config.get(name);
        return entry == null ? null : entry.value();
    }
}
