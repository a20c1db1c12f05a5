package io.calltouchpoints.replay;

import io.calltouchpoints.job.TouchpointGraph;
import io.calltouchpoints.state.BoundedJourneyFunction;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs a replay on a Flink cluster inside this process, in batch execution mode. */
public final class EmbeddedReplay implements ReplayJob {

    @Override
    public ReplaySummary run(ReplayRequest request, ReplayProgress progress) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(request.parallelism(), configuration());
        TouchpointGraph.draw(
                env,
                new FileEnds(request, progress),
                request.options(),
                true,
                request.webEvents().getFileName().toString());
        JobExecutionResult result = env.execute("call-touchpoints replay");
        Long sessions = result.getAccumulatorResult(BoundedJourneyFunction.SESSIONS);
        progress.sessions(sessions == null ? 0 : sessions);
        return progress.summary();
    }

    private static Configuration configuration() {
        Configuration configuration = new Configuration();
        configuration.set(ExecutionOptions.RUNTIME_MODE, RuntimeExecutionMode.BATCH);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        // What Flink sorts in, outside of the heap; beyond it, on disk.
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
        return configuration;
    }
}
