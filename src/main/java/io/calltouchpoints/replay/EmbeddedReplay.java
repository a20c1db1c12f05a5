package io.calltouchpoints.replay;

import io.calltouchpoints.job.TouchpointGraph;
import io.calltouchpoints.state.BoundedJourneyFunction;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/**
 * Runs a replay on a Flink cluster inside this process, in batch execution mode. The cluster is ours and not the
 * environment's own, because that one closes in the background: a process that then ends leaves its files behind, 20 MB each
 * time.
 */
public final class EmbeddedReplay implements ReplayJob {

    private static final int LEAST_MEMORY = 256;

    /** Less than 2 are too few for Flink's sorters. */
    private static final int MEMORY_OF_ONE = 8;

    @Override
    public ReplaySummary run(ReplayRequest request, ReplayProgress progress) throws Exception {
        Configuration configuration = configuration(request.parallelism());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(request.parallelism(), configuration);
        TouchpointGraph.draw(
                env,
                new FileEnds(request, progress),
                request.options(),
                true,
                request.webEvents().getFileName().toString());
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("call-touchpoints replay");
        JobExecutionResult result = execute(graph.getJobGraph(), request.parallelism(), configuration);
        progress.sessions(counted(result, BoundedJourneyFunction.SESSIONS));
        progress.evicted(counted(result, BoundedJourneyFunction.EVICTED));
        return progress.summary();
    }

    private static long counted(JobExecutionResult result, String accumulator) {
        Long number = result.getAccumulatorResult(accumulator);
        return number == null ? 0 : number;
    }

    @SuppressWarnings("try") // closing may be interrupted, and then the replay is
    private static JobExecutionResult execute(JobGraph job, int slots, Configuration configuration) throws Exception {
        MiniClusterConfiguration one = new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build();
        try (MiniCluster cluster = new MiniCluster(one)) {
            cluster.start();
            return cluster.executeJobBlocking(job);
        }
    }

    private static Configuration configuration(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(RestOptions.BIND_PORT, "0");
        // What Flink sorts in, outside of the heap; beyond it, on disk.
        int megabytes = Math.max(LEAST_MEMORY, parallelism * MEMORY_OF_ONE);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(megabytes));
        return configuration;
    }
}
