package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.state.SerializerType;
import io.calltouchpoints.state.VisitorEventSerializer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Savepoints of the real graph, taken while its inputs are still open. The web events come first, then the Tasks. */
public final class Savepoints {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final MiniCluster cluster;
    private final Path folder;

    public Savepoints(MiniCluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /**
     * A savepoint in the folder.
     *
     * @param byWebEvents how many versions of touchpoints the web events publish alone; the last of them publishes
     * @param byTasks how many more the Tasks publish; the last of them publishes
     */
    public String take(
            Options options,
            List<String> webEvents,
            int byWebEvents,
            List<String> tasks,
            int byTasks,
            String backend,
            SavepointFormatType format)
            throws Exception {
        Configuration configuration = Clusters.configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        env.setParallelism(1);
        Gate webGate = new Gate();
        Gate taskGate = new Gate();
        ListEnds ends = ListEnds.held(options, webEvents, tasks, webGate, taskGate);
        TouchpointGraph.draw(env, ends, options, false, "web-events");
        JobID job = env.executeAsync().getJobID();
        try {
            webGate.open();
            await(() -> ends.published().size() >= byWebEvents);
            taskGate.open();
            await(() -> ends.published().size() >= byWebEvents + byTasks);
            String savepoint = cluster.triggerSavepoint(job, folder.toString(), false, format)
                    .get();
            assertThat(ends.published()).hasSize(byWebEvents + byTasks);
            return savepoint;
        } finally {
            cluster.cancelJob(job).get();
        }
    }

    /** A savepoint of a job that has nothing to do with this one. */
    public String takeOfAnotherJob() throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(Clusters.configuration());
        env.setParallelism(1);
        VisitorEventSerializer events = new VisitorEventSerializer();
        env.fromSource(
                        new HeldSource<>(List.of(), events, new Gate()),
                        WatermarkStrategy.noWatermarks(),
                        "another",
                        SerializerType.of(VisitorEvent.class, events))
                .uid("another")
                .sinkTo(new DiscardingSink<>())
                .uid("another-sink");
        JobID job = env.executeAsync().getJobID();
        try {
            CommonTestUtils.waitForAllTaskRunning(cluster, job, false);
            return cluster.triggerSavepoint(job, folder.toString(), false, SavepointFormatType.CANONICAL)
                    .get();
        } finally {
            cluster.cancelJob(job).get();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("end of patience").isLessThan(end);
            Thread.sleep(20);
        }
    }
}
