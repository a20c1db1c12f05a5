package io.calltouchpoints.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A broker and a Flink cluster for the tests of one class, started when first asked for, ended after the last test. When a test
 * fails, the ends of their logs are printed.
 */
final class Stage implements BeforeAllCallback, AfterTestExecutionCallback, AfterAllCallback {

    private static final Path ROOT = Path.of("target", "cluster-it");

    private final int taskManagers;
    private final int slots;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Path folder;
    private KafkaProcess broker;
    private FlinkCluster cluster;

    /** @param slots of each TaskManager */
    Stage(int taskManagers, int slots) {
        this.taskManagers = taskManagers;
        this.slots = slots;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        folder = ROOT.resolve(context.getRequiredTestClass().getSimpleName()).toAbsolutePath();
        if (Files.exists(folder)) {
            delete(folder);
        }
        Files.createDirectories(folder);
    }

    /** For files of these tests; they stay until the tests run again. */
    Path folder() {
        return folder;
    }

    KafkaProcess broker() throws Exception {
        if (broker == null) {
            broker = opened(KafkaProcess.start(folder.resolve("kafka")));
        }
        return broker;
    }

    FlinkCluster cluster() throws Exception {
        if (cluster == null) {
            cluster = opened(FlinkCluster.start(folder.resolve("flink"), taskManagers, slots));
        }
        return cluster;
    }

    /** Will be closed after the last test, in the reverse order. */
    <T extends AutoCloseable> T opened(T closeable) {
        open.push(closeable);
        return closeable;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            System.err.println(broker == null ? "" : broker.log());
            System.err.println(cluster == null ? "" : cluster.logs());
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
