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
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Whether the brokers can be reached and have the topics. */
public final class TopicCheck {

    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String servers;
    private final Duration patience;
    private final Set<String> problems = new LinkedHashSet<>();

    private TopicCheck(String servers, Duration patience) {
        this.servers = servers;
        this.patience = patience;
    }

    /** What is wrong, each in one line; empty when all topics are there. */
    public static List<String> problems(ClientProperties client, String clientId, List<String> topics) {
        try (Admin admin = admin(client, clientId, PATIENCE)) {
            return problems(admin, client, topics, PATIENCE);
        } catch (KafkaException e) {
            return List.of(unusable(e));
        }
    }

    static List<String> problems(Admin admin, ClientProperties client, List<String> topics, Duration patience) {
        TopicCheck check = new TopicCheck(client.bootstrapServers(), patience);
        check.topics(admin, topics);
        return new ArrayList<>(check.problems);
    }

    /** One that does not wait for ever. */
    static Admin admin(ClientProperties client, String clientId, Duration patience) {
        String millis = Long.toString(patience.toMillis());
        return Admin.create(client.over(Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                clientId,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                millis,
                AdminClientConfig.RECONNECT_BACKOFF_MS_CONFIG,
                "2000",
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                "10000",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                millis)));
    }

    /** Client properties that Kafka's clients do not take. */
    static String unusable(KafkaException failure) {
        return "kafka.*: " + deepest(failure).getMessage();
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    static <T> T answer(@Nullable KafkaFuture<T> future) {
        try {
            return Objects.requireNonNull(future).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException kafka ? kafka : new KafkaException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    private void topics(Admin admin, List<String> topics) {
        Map<String, KafkaFuture<TopicDescription>> found =
                admin.describeTopics(topics).topicNameValues();
        Set<String> missing = new LinkedHashSet<>();
        for (String topic : topics) {
            try {
                answer(found.get(topic));
            } catch (UnknownTopicOrPartitionException e) {
                missing.add(topic);
            } catch (KafkaException e) {
                problems.add(problem(e));
            }
        }
        if (!missing.isEmpty()) {
            problems.add("there %s no topic%s %s at %s"
                    .formatted(
                            missing.size() == 1 ? "is" : "are",
                            missing.size() == 1 ? "" : "s",
                            String.join(", ", missing),
                            servers));
        }
    }

    private String problem(KafkaException cause) {
        if (cause instanceof SslAuthenticationException) {
            return "TLS with the brokers at %s fails: %s"
                    .formatted(servers, deepest(cause).getMessage());
        }
        if (cause instanceof AuthenticationException) {
            return "the brokers at %s refuse the credentials: %s".formatted(servers, cause.getMessage());
        }
        if (cause instanceof AuthorizationException) {
            return "not allowed at %s: %s".formatted(servers, cause.getMessage());
        }
        if (cause instanceof TimeoutException) {
            return "no broker answers at kafka.bootstrap-servers %s within %d s (%s)"
                    .formatted(servers, patience.toSeconds(), cause.getMessage());
        }
        return String.valueOf(cause.getMessage());
    }
}
