package io.calltouchpoints.inspect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A Flink cluster inside this process, which reads state and leaves nothing behind. */
final class InspectCluster implements AutoCloseable {

    private static final int MOST_SLOTS = 16;

    private final int slots = Math.min(MOST_SLOTS, Runtime.getRuntime().availableProcessors());
    private final Path folder;
    private final Configuration configuration = new Configuration();
    private final MiniCluster cluster;

    InspectCluster() throws Exception {
        folder = Files.createTempDirectory("call-touchpoints-inspect");
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(CoreOptions.TMP_DIRS, folder.toString());
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
        cluster.start();
    }

    int slots() {
        return slots;
    }

    Configuration configuration() {
        return configuration;
    }

    StreamExecutionEnvironment environment(int parallelism) {
        return new StreamExecutionEnvironment(configuration).setParallelism(parallelism);
    }

    void run(StreamExecutionEnvironment env, String name) throws Exception {
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("call-touchpoints inspect " + name);
        cluster.executeJobBlocking(graph.getJobGraph());
    }

    @Override
    public void close() throws IOException {
        try {
            cluster.closeAsync().join();
        } finally {
            deleteFolder();
        }
    }

    private void deleteFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
