package io.calltouchpoints.cluster;

import io.calltouchpoints.job.Uids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** The job jar on the cluster, as a user submits it, stops it and starts it again. */
final class Job {

    private static final Path JAR = Path.of(System.getProperty("cluster.jar"));

    private final FlinkCluster cluster;
    private final KafkaProcess broker;
    private final JobTopics topics;
    private final Map<String, String> options;
    private String id;

    Job(FlinkCluster cluster, KafkaProcess broker, JobTopics topics, Map<String, String> options) {
        this.cluster = cluster;
        this.broker = broker;
        this.topics = topics;
        this.options = new TreeMap<>(options);
    }

    /** @param savepoint or retained checkpoint to start from, null for none */
    void start(int parallelism, String savepoint) throws Exception {
        FlinkRest rest = cluster.rest();
        id = rest.run(rest.upload(JAR), topics.arguments(broker, options), parallelism, savepoint);
        awaitCheckpoint();
    }

    /** The same job as somebody else has started it again. */
    Job continued(String as) {
        Job other = new Job(cluster, broker, topics, options);
        other.id = as;
        return other;
    }

    String id() {
        return id;
    }

    /** Waits for a checkpoint that was begun after now: every task runs. */
    void awaitCheckpoint() throws InterruptedException {
        long now = System.currentTimeMillis();
        Await.until(
                "a checkpoint of " + id,
                () -> {
                    if (cluster.rest().state(id).equals("FAILED")) {
                        throw new AssertionError(cluster.rest().exceptions(id).toPrettyString());
                    }
                    return cluster.rest().lastCheckpoint(id) > now;
                },
                cluster::logs);
    }

    /** Waits until everything is read, and what came of it is committed. */
    void awaitCaughtUp(Produced produced) throws Exception {
        Map<TopicPartition, Long> ends = produced.ends();
        try (Admin admin = broker.admin()) {
            Await.until(
                    "everything read",
                    () -> {
                        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(topics.name())
                                .partitionsToOffsetAndMetadata()
                                .get(10, TimeUnit.SECONDS);
                        return ends.entrySet().stream()
                                .allMatch(end -> read.containsKey(end.getKey())
                                        && read.get(end.getKey()).offset() == end.getValue());
                    },
                    cluster::logs);
        }
        // The offsets were in a checkpoint; when the next is done, its transactions have been committed.
        awaitCheckpoint();
        awaitCheckpoint();
    }

    /** The newest whole checkpoint that the job has left behind. */
    String retainedCheckpoint() throws IOException {
        List<Path> found;
        try (Stream<Path> checkpoints = Files.list(cluster.checkpoints().resolve(id))) {
            found = checkpoints
                    .filter(each -> Files.exists(each.resolve("_metadata")))
                    .sorted(Comparator.comparingLong(Job::number))
                    .toList();
        }
        return found.get(found.size() - 1).toUri().toString();
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(checkpoint.getFileName().toString().replace("chk-", ""));
    }

    /** How far the journeys are: what they pass on. Flink's metric of their two inputs knows nothing of idle ones. */
    long watermark() throws IOException, InterruptedException {
        return cluster.rest().watermark(id, Uids.DESCRIBE);
    }

    /** Waits until it is there; a watermark never goes back, so it never was beyond. */
    void awaitWatermark(long time) throws InterruptedException {
        long[] last = new long[1];
        Await.until(
                "watermark " + time,
                () -> {
                    last[0] = watermark();
                    return last[0] == time;
                },
                () -> "but " + last[0]);
    }

    void cancel() throws IOException, InterruptedException {
        cluster.rest().cancel(id);
    }

    /** Returns where the savepoint is. */
    String stop(Path folder) throws Exception {
        return cluster.rest().stopWithSavepoint(id, folder);
    }
}
