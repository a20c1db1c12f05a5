package io.calltouchpoints.run;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;

/** The configuration of the Flink cluster inside the process: as that of a real one, on this machine only. */
final class EmbeddedCluster {

    private static final int MEMORY_OF_ONE = 128;
    private static final String HERE = "localhost";

    private EmbeddedCluster() {}

    static Configuration configuration(RunRequest request, CheckpointFolder folder) {
        Configuration configuration = new Configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
        configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
        configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, folder.checkpoints());
        configuration.set(CheckpointingOptions.SAVEPOINT_DIRECTORY, folder.savepoints());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(request.checkpointInterval()));
        configuration.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestOptions.ADDRESS, HERE);
        configuration.set(RestOptions.BIND_ADDRESS, HERE);
        configuration.set(RestOptions.PORT, request.webUiPort());
        configuration.set(RestOptions.BIND_PORT, Integer.toString(request.webUiPort()));
        configuration.set(JobManagerOptions.ADDRESS, HERE);
        configuration.set(WebOptions.SUBMIT_ENABLE, false);
        String working = folder.workingFiles().toString();
        configuration.set(CoreOptions.TMP_DIRS, working);
        configuration.set(WebOptions.TMP_DIR, working);
        // What RocksDB works in, outside of the heap.
        configuration.set(
                TaskManagerOptions.MANAGED_MEMORY_SIZE,
                MemorySize.ofMebiBytes(MEMORY_OF_ONE * (1L + request.parallelism())));
        return configuration;
    }
}
