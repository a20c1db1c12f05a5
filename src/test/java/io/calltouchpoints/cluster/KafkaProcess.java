package io.calltouchpoints.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** A real broker in a process of its own, whose data outlive it. */
final class KafkaProcess implements AutoCloseable {

    private final Path folder;
    private final int port;
    private JavaProcess process;

    private KafkaProcess(Path folder, int port) {
        this.folder = folder.toAbsolutePath();
        this.port = port;
    }

    static KafkaProcess start(Path folder) throws Exception {
        KafkaProcess broker = new KafkaProcess(folder, FreePorts.take(1).get(0));
        broker.start();
        return broker;
    }

    /** On the data that are there; returns when it answers. */
    void start() throws Exception {
        process = JavaProcess.start(
                folder,
                "broker",
                List.of(
                        "-Xmx384m",
                        "-jar",
                        System.getProperty("standalone.jar"),
                        "broker",
                        "--port",
                        Integer.toString(port),
                        "--folder",
                        folder.resolve("data").toString()));
        try (Admin admin = admin()) {
            Await.until(
                    "broker",
                    () -> !admin.describeCluster()
                            .nodes()
                            .get(5, TimeUnit.SECONDS)
                            .isEmpty(),
                    this::log);
        } catch (Exception | Error e) {
            close();
            throw e;
        }
    }

    void kill() throws InterruptedException {
        process.kill();
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", address()));
    }

    /** With clients' usual settings and nothing that goes by age: the tests' records may be years old. */
    void create(String topic, int partitions, boolean compacted) throws Exception {
        NewTopic creation = new NewTopic(topic, partitions, (short) 1)
                .configs(Map.of("retention.ms", "-1", "cleanup.policy", compacted ? "compact" : "delete"));
        try (Admin admin = admin()) {
            admin.createTopics(List.of(creation)).all().get(60, TimeUnit.SECONDS);
        }
    }

    /** Those of the topics that are there; returns when they are gone. */
    void delete(List<String> topics) throws Exception {
        try (Admin admin = admin()) {
            Set<String> there = new TreeSet<>(admin.listTopics().names().get(60, TimeUnit.SECONDS));
            there.retainAll(topics);
            admin.deleteTopics(there).all().get(60, TimeUnit.SECONDS);
            Await.until(
                    "no " + there,
                    () -> Collections.disjoint(admin.listTopics().names().get(60, TimeUnit.SECONDS), there));
        }
    }

    Properties clientProperties() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", address());
        return properties;
    }

    String memory() throws IOException {
        return "broker " + process.peakMemory() + " MiB";
    }

    String log() {
        return process.tail();
    }

    @Override
    public void close() throws InterruptedException {
        process.close();
    }
}
