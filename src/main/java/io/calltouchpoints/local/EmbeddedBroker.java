package io.calltouchpoints.local;

import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.kafka.TopicLayout;
import io.calltouchpoints.kafka.Topics;
import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.utils.Time;

/** A real Kafka of one node inside this process. Its data stay in the folder; it listens on the loopback address only. */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Duration TOPICS_READY_WITHIN = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker and returns when it serves. After a process that was killed this takes some seconds more.
     *
     * @param folder made if it is not there; else empty, or that of an earlier broker, whose data are then there
     * @param port 0 takes a free one
     * @throws Refusal when the port is taken or the folder cannot be used
     */
    public static EmbeddedBroker start(Path folder, int port) throws IOException, Refusal {
        return start(folder, port, Map.of());
    }

    /** @param more settings of Kafka over those of {@link BrokerSettings} */
    static EmbeddedBroker start(Path folder, int port, Map<String, String> more) throws IOException, Refusal {
        int brokerPort = free(port);
        BrokerFolder data = new BrokerFolder(folder);
        data.prepare(BrokerSettings.NODE_ID, BrokerSettings.CONTROLLER);
        Properties settings = BrokerSettings.of(data.path(), brokerPort, free(0));
        settings.putAll(more);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw new IOException("the broker in %s did not start".formatted(data.path()), e);
        }
        return new EmbeddedBroker(server, BrokerSettings.HOST + ":" + brokerPort);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /**
     * Makes those of the four topics that are not there yet.
     *
     * @param partitions of a topic that is made, from 1
     * @return the partitions of each topic as it is now, in the order of the flow
     */
    public List<TopicDescription> createTopics(int partitions) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            for (NewTopic topic : TopicLayout.newTopics(Topics.DEFAULT, partitions)) {
                create(admin, topic);
            }
            return ready(admin);
        } catch (ExecutionException e) {
            throw new IOException("the topics could not be made", e);
        }
    }

    private static void create(Admin admin, NewTopic topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /** The controller answers before the broker has heard: a client that is quick would not find a topic, or its leader. */
    private static List<TopicDescription> ready(Admin admin)
            throws ExecutionException, InterruptedException, IOException {
        long deadline = System.nanoTime() + TOPICS_READY_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            List<TopicDescription> found = new ArrayList<>();
            for (KafkaFuture<TopicDescription> topic : admin.describeTopics(Topics.DEFAULT.names())
                    .topicNameValues()
                    .values()) {
                described(topic).ifPresent(found::add);
            }
            if (found.size() == Topics.DEFAULT.names().size()) {
                found.sort(Comparator.comparing(topic -> Topics.DEFAULT.names().indexOf(topic.name())));
                return found;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw new IOException("the topics are not ready after " + TOPICS_READY_WITHIN.toSeconds() + " s");
    }

    private static Optional<TopicDescription> described(KafkaFuture<TopicDescription> topic)
            throws ExecutionException, InterruptedException {
        try {
            return Optional.of(topic.get())
                    .filter(found -> found.partitions().stream().allMatch(partition -> partition.leader() != null));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Ends it cleanly, in half a second or so. */
    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static int free(int port) throws IOException, Refusal {
        try (ServerSocket socket = new ServerSocket(port, 1, BrokerSettings.address())) {
            return socket.getLocalPort();
        } catch (BindException e) {
            throw new Refusal("port %d is taken".formatted(port));
        }
    }
}
