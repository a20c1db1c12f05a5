package io.calltouchpoints.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the brokers before the job starts: what is wrong there would otherwise show as a job that fails and restarts for ever.
 */
public final class StartCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BROKER_LIMIT = "transaction.max.timeout.ms";

    private final KafkaSettings settings;
    private final long checkpointGap;
    private final List<String> problems = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private StartCheck(KafkaSettings settings, long checkpointGap) {
        this.settings = settings;
        this.checkpointGap = checkpointGap;
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
        StartCheck check = new StartCheck(settings, checkpointGap);
        check.run();
        return new Findings(check.problems, check.warnings);
    }

    private void run() {
        String patience = Long.toString(PATIENCE.toMillis());
        try (Admin admin = Admin.create(settings.client()
                .over(Map.of(
                        AdminClientConfig.CLIENT_ID_CONFIG,
                        settings.group() + "-start-check",
                        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                        patience,
                        AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                        "2000",
                        AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                        "10000",
                        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        patience)))) {
            topics(admin);
            if (problems.isEmpty()) {
                compacted(admin);
                transactions(admin);
            }
        } catch (KafkaException e) {
            problems.add("kafka.*: " + deepest(e).getMessage());
        }
    }

    private void topics(Admin admin) {
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(settings.topics().names()).topicNameValues();
        Set<String> missing = new LinkedHashSet<>();
        for (String topic : settings.topics().names()) {
            try {
                answer(found.get(topic));
            } catch (UnknownTopicOrPartitionException e) {
                missing.add(topic);
            } catch (KafkaException e) {
                String problem = problem(e);
                if (!problems.contains(problem)) {
                    problems.add(problem);
                }
            }
        }
        if (!missing.isEmpty()) {
            problems.add("there %s no topic%s %s at %s"
                    .formatted(
                            missing.size() == 1 ? "is" : "are",
                            missing.size() == 1 ? "" : "s",
                            String.join(", ", missing),
                            settings.client().bootstrapServers()));
        }
    }

    private String problem(KafkaException cause) {
        String servers = settings.client().bootstrapServers();
        if (cause instanceof AuthenticationException) {
            return "the brokers at %s refuse the credentials: %s".formatted(servers, cause.getMessage());
        }
        if (cause instanceof AuthorizationException) {
            return "not allowed at %s: %s".formatted(servers, cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return "no broker answers at kafka.bootstrap-servers %s within %d s (%s)"
                    .formatted(servers, PATIENCE.toSeconds(), cause.getMessage());
        }
        return String.valueOf(cause.getMessage());
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
        long timeout = Long.parseLong(settings.client()
                .over(Map.of(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, KafkaEnds.TRANSACTION_TIMEOUT_MS))
                .getProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG));
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
        return answer(admin.describeCluster().nodes()).stream()
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
            return answer(admin.describeConfigs(List.of(resource)).values().get(resource));
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

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static <T> T answer(@Nullable KafkaFuture<T> future) {
        try {
            return Objects.requireNonNull(future).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }
}
