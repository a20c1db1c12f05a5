package io.calltouchpoints.run;

import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.kafka.KafkaSettings;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The streaming job on a Flink cluster inside this process, from its start to its end. */
public final class EmbeddedRun implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedRun.class);
    private static final long STOP_SECONDS = 30;

    private final CheckpointFolder folder;
    private final MiniCluster cluster;
    private final JobID job;
    private final Optional<Path> resumedFrom;
    private boolean closed;

    private EmbeddedRun(CheckpointFolder folder, MiniCluster cluster, JobID job, Optional<Path> resumedFrom) {
        this.folder = folder;
        this.cluster = cluster;
        this.job = job;
        this.resumedFrom = resumedFrom;
    }

    /**
     * Starts the job, from the latest checkpoint in its folder if there is one.
     *
     * @throws Refusal when the folder or the port cannot be had
     */
    public static EmbeddedRun start(RunRequest request) throws Exception {
        CheckpointFolder folder = CheckpointFolder.open(request.checkpointFolder());
        try {
            return start(request, folder);
        } catch (Exception e) {
            folder.close();
            throw ExceptionUtils.findThrowable(e, BindException.class)
                    .<Exception>map(bind -> new Refusal(
                            "web-ui.port %d: cannot be used (%s)".formatted(request.webUiPort(), bind.getMessage())))
                    .orElse(e);
        }
    }

    private static EmbeddedRun start(RunRequest request, CheckpointFolder folder) throws Exception {
        Configuration configuration = EmbeddedCluster.configuration(request, folder);
        JobGraph graph = graph(request, configuration);
        Optional<Path> latest = folder.latest(graph.getJobID());
        latest.ifPresent(checkpoint -> graph.setSavepointRestoreSettings(
                SavepointRestoreSettings.forPath(checkpoint.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
        MiniCluster cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(request.parallelism())
                .build());
        try {
            cluster.start();
            cluster.submitJob(graph).get();
        } catch (Exception e) {
            cluster.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
            throw e;
        }
        return new EmbeddedRun(folder, cluster, graph.getJobID(), latest);
    }

    private static JobGraph graph(RunRequest request, Configuration configuration) {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(request.parallelism(), configuration);
        Jobs.draw(env, request.kafka(), request.options());
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName(Jobs.name(request.kafka()));
        JobGraph job = graph.getJobGraph();
        job.setJobID(id(request.kafka()));
        return job;
    }

    /**
     * Always the same, so that the folder of its checkpoints is. Where a job ends is part of it: the sources keep that in
     * their state, so a job without end must not go on from a checkpoint of one with, nor the other way round.
     */
    private static JobID id(KafkaSettings kafka) {
        String name = kafka.group() + kafka.until().map(end -> "\n" + end).orElse("");
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        return new JobID(id.getLeastSignificantBits(), id.getMostSignificantBits());
    }

    public URI webUi() {
        return cluster.getRestAddress().join();
    }

    /** The checkpoint or savepoint that the job went on from. */
    public Optional<Path> resumedFrom() {
        return resumedFrom;
    }

    /** Waits for the end of the job; throws when that is a failure. Returns also when the job was closed meanwhile. */
    public void await() throws Exception {
        await(new CompletableFuture<>());
    }

    /** The same, but waits no longer than {@code stop}. */
    public void await(CompletableFuture<?> stop) throws Exception {
        try {
            CompletableFuture<JobResult> end = cluster.requestJobResult(job);
            CompletableFuture.anyOf(end, stop).get();
            if (end.isDone()) {
                end.get().toJobExecutionResult(EmbeddedRun.class.getClassLoader());
            }
        } catch (Exception e) {
            if (!isClosed()) {
                throw e;
            }
        }
    }

    /** Stops with a savepoint in the folder, so that all that has been computed is published; without, if that takes too long. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            stop();
            cluster.closeAsync().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The Flink cluster did not end.", e);
        } finally {
            folder.close();
        }
    }

    private void stop() throws InterruptedException {
        try {
            if (!cluster.getJobStatus(job).get().isGloballyTerminalState()) {
                cluster.stopWithSavepoint(job, folder.savepoints(), false, SavepointFormatType.NATIVE)
                        .get(STOP_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(
                    "No savepoint at the end; the latest checkpoint is in its place ({}).",
                    ExceptionUtils.stripExecutionException(e).toString());
        }
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
