package io.calltouchpoints.benchmark;

import io.calltouchpoints.attribution.Attribution;
import io.calltouchpoints.job.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * One measurement in a process of its own: {@code <variant> <setting> <warm-up s> <measured s>}. Its last line is the {@link
 * Sample}.
 */
final class Measure {

    private static final long MAX_START_SECONDS = 60;

    private Measure() {}

    public static void main(String[] args) throws Exception {
        Variant variant = Variant.of(args[0]);
        Setting setting = Setting.named(args[1]);
        Duration warmUp = Duration.ofSeconds(Long.parseLong(args[2]));
        Duration measured = Duration.ofSeconds(Long.parseLong(args[3]));
        Path folder = Files.createTempDirectory("call-touchpoints-benchmark");
        try {
            Sample sample = measure(variant, setting, warmUp, measured, folder);
            System.out.println(sample.line());
            System.out.flush();
        } finally {
            delete(folder);
        }
        System.exit(0); // without waiting for threads of Flink and RocksDB
    }

    private static Sample measure(Variant variant, Setting setting, Duration warmUp, Duration measured, Path folder)
            throws Exception {
        Configuration configuration = configuration(variant != Variant.PRODUCT, setting.managedMb(), folder);
        try (MiniCluster cluster = cluster(configuration, setting.parallelism())) {
            cluster.start();
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
            env.setParallelism(setting.parallelism());
            Options options = Options.parse(setting.options());
            if (variant == Variant.PRODUCT) {
                warmAttribution(options);
            }
            variant.draw(env, new BenchmarkEnds(setting, options), options);
            JobID job =
                    cluster.submitJob(env.getStreamGraph().getJobGraph()).get().getJobID();
            CompletableFuture<JobResult> ended = cluster.requestJobResult(job);
            awaitStart(ended);
            WarmUp.await(warmUp);
            while (variant == Variant.PRODUCT && Counts.events() < setting.eventsUntilSteady()) {
                checkRunning(ended);
                Thread.sleep(100);
            }
            long events = Counts.events();
            long nanos = System.nanoTime();
            long cpu = Cpu.nanos();
            Thread.sleep(measured.toMillis());
            long cpuUsed = Cpu.nanos() - cpu;
            checkRunning(ended);
            double seconds = (System.nanoTime() - nanos) / 1e9;
            long count = Counts.events() - events;
            CompletedCheckpointStats checkpoint = cluster.getExecutionGraph(job)
                    .get()
                    .getCheckpointStatsSnapshot()
                    .getHistory()
                    .getLatestCompletedCheckpoint();
            long visitors = Counts.visitors();
            Path savepoint = Path.of(java.net.URI.create(cluster.triggerSavepoint(
                            job, folder.resolve("savepoints").toUri().toString(), false, SavepointFormatType.CANONICAL)
                    .get()));
            return new Sample(
                    count / seconds,
                    cpuUsed / 1e9 / count * 1e6,
                    (double) size(savepoint) / visitors,
                    checkpoint == null ? 0 : checkpoint.getStateSize(),
                    visitors);
        }
    }

    static MiniCluster cluster(Configuration configuration, int slots) {
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(slots)
                .build());
    }

    /** What knows browsers takes seconds to load, once a process; a job that runs has it. */
    static void warmAttribution(Options options) {
        new Attribution(options.attribution()).describe("https://www.example.com/", null, "Mozilla/5.0");
    }

    private static void checkRunning(CompletableFuture<JobResult> ended) throws Exception {
        if (ended.isDone()) {
            ended.get().toJobExecutionResult(Measure.class.getClassLoader());
            throw new IllegalStateException("The job ended by itself.");
        }
    }

    private static void awaitStart(CompletableFuture<JobResult> ended) throws Exception {
        long limit = System.nanoTime() + Duration.ofSeconds(MAX_START_SECONDS).toNanos();
        while (Counts.events() == 0) {
            if (System.nanoTime() > limit) {
                throw new IllegalStateException("No event within " + MAX_START_SECONDS + " s.");
            }
            checkRunning(ended);
            Thread.sleep(20);
        }
    }

    /** The shipped configuration, and what one process needs beside it. */
    static Configuration configuration(boolean freeUids, int managedMb, Path folder) {
        Configuration configuration =
                GlobalConfiguration.loadConfiguration(Path.of("deploy/flink").toString());
        for (String key : List.copyOf(configuration.keySet())) {
            if (key.startsWith("metrics.") || key.startsWith("high-availability") || key.startsWith("restart-")) {
                configuration.removeKey(key);
            }
        }
        configuration.setString("restart-strategy.type", "none");
        configuration.set(DeploymentOptions.TARGET, "local");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                folder.resolve("checkpoints").toUri().toString());
        configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
        configuration.set(RestOptions.PORT, 0);
        configuration.set(RestOptions.BIND_PORT, "0");
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managedMb));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, freeUids);
        String overrides = System.getProperty("benchmark.flink", "");
        for (String override : overrides.isEmpty() ? new String[0] : overrides.split(";", -1)) {
            int equals = override.indexOf('=');
            configuration.setString(override.substring(0, equals), override.substring(equals + 1));
        }
        return configuration;
    }

    private static long size(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }
}
