package io.calltouchpoints.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The processes of one test, ended when it ends; when it fails, the ends of their logs are printed. */
final class Stage implements BeforeEachCallback, AfterEachCallback {

    private static final Path ROOT = Path.of("target", "cluster-it");

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private Path folder;
    private KafkaProcess broker;
    private FlinkCluster cluster;

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        String test = context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName();
        folder = ROOT.resolve(test.replaceAll("[^A-Za-z0-9]+", "-")).toAbsolutePath();
        if (Files.exists(folder)) {
            delete(folder);
        }
        Files.createDirectories(folder);
    }

    /** For files of this test; they stay after it, and go before it runs again. */
    Path folder() {
        return folder;
    }

    KafkaProcess broker() throws Exception {
        if (broker == null) {
            broker = opened(KafkaProcess.start(folder.resolve("kafka")));
        }
        return broker;
    }

    FlinkCluster cluster(int taskManagers, int slots) throws Exception {
        cluster = opened(FlinkCluster.start(folder.resolve("flink"), taskManagers, slots));
        return cluster;
    }

    <T extends AutoCloseable> T opened(T closeable) {
        open.push(closeable);
        return closeable;
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            System.err.println(broker == null ? "" : broker.log());
            System.err.println(cluster == null ? "" : cluster.logs());
        }
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
