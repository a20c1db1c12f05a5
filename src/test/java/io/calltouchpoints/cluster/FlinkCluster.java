package io.calltouchpoints.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** One JobManager and some TaskManagers, each a process, out of Flink's jars; the job is not on their classpath. */
final class FlinkCluster implements AutoCloseable {

    private static final Path LOG = Path.of("deploy/flink/log4j-console.properties");

    private final Path folder;
    private final Configuration configuration;
    private final FlinkRest rest;
    private final List<JavaProcess> taskManagers = new ArrayList<>();
    private final List<JavaProcess> dead = new ArrayList<>();
    private JavaProcess jobManager;
    private int started;

    private FlinkCluster(Path folder, int slots) throws IOException {
        this.folder = folder.toAbsolutePath();
        configuration = FlinkSettings.of(folder, slots);
        rest = new FlinkRest(configuration.get(RestOptions.PORT));
    }

    /**
     * @param folder for all its files, empty
     * @param slots of each TaskManager
     */
    static FlinkCluster start(Path folder, int taskManagers, int slots) throws Exception {
        FlinkCluster cluster = new FlinkCluster(folder, slots);
        try {
            cluster.startJobManager();
            for (int i = 0; i < taskManagers; i++) {
                cluster.startTaskManager();
            }
            cluster.awaitTaskManagers();
        } catch (Exception | Error e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    FlinkRest rest() {
        return rest;
    }

    /** Where the job's checkpoints are, by job. */
    Path checkpoints() {
        return folder.resolve("checkpoints");
    }

    int taskManagers() {
        return taskManagers.size();
    }

    void killTaskManager(int number) throws InterruptedException {
        JavaProcess victim = taskManagers.remove(number);
        dead.add(victim);
        victim.kill();
    }

    void killJobManager() throws InterruptedException {
        dead.add(jobManager);
        jobManager.kill();
    }

    void startJobManager() throws IOException {
        String memory = JobManagerProcessUtils.generateJvmParametersStr(
                JobManagerProcessUtils.processSpecFromConfig(configuration), configuration);
        jobManager = start(
                "jobmanager",
                memory,
                List.of(
                        "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint",
                        "--configDir",
                        "conf"));
    }

    void startTaskManager() throws IOException {
        TaskExecutorProcessSpec spec = TaskExecutorProcessUtils.processSpecFromConfig(configuration);
        List<String> main = new ArrayList<>(
                List.of("org.apache.flink.runtime.taskexecutor.TaskManagerRunner", "--configDir", "conf"));
        main.addAll(words(TaskExecutorProcessUtils.generateDynamicConfigsStr(spec)));
        String name = "taskmanager-" + ++started;
        main.add("-Dtaskmanager.resource-id=" + name);
        taskManagers.add(start(name, ProcessMemoryUtils.generateJvmParametersStr(spec), main));
    }

    void awaitTaskManagers() throws InterruptedException {
        Await.until(
                taskManagers.size() + " TaskManagers",
                () -> {
                    processes().forEach(JavaProcess::mustLive);
                    return rest.taskManagers() == taskManagers.size();
                },
                this::logs);
    }

    private JavaProcess start(String name, String memory, List<String> main) throws IOException {
        List<String> arguments = new ArrayList<>(words(memory));
        arguments.addAll(words(configuration.get(CoreOptions.FLINK_JVM_OPTIONS)));
        arguments.add("-Dlog4j.configurationFile=" + LOG.toUri());
        arguments.add("-Dlog.file=" + folder.resolve(name + ".flink.log").toAbsolutePath());
        arguments.add("-cp");
        arguments.add(Path.of(System.getProperty("flink.lib")).toAbsolutePath() + "/*");
        arguments.addAll(main);
        return JavaProcess.start(folder, name, arguments);
    }

    private static List<String> words(String text) {
        return List.of(text.trim().split("\\s+"));
    }

    /** Peak resident memory of the living processes, in words. */
    String memory() throws IOException {
        List<String> words = new ArrayList<>();
        for (JavaProcess process : processes()) {
            words.add(process.name() + " " + process.peakMemory() + " MiB");
        }
        return String.join(", ", words);
    }

    private List<JavaProcess> processes() {
        List<JavaProcess> all = new ArrayList<>(taskManagers);
        all.add(jobManager);
        return all;
    }

    /** The ends of the logs of all processes there were. */
    String logs() {
        List<JavaProcess> all = new ArrayList<>(dead);
        all.addAll(processes());
        return all.stream().map(JavaProcess::tail).distinct().collect(Collectors.joining("\n", "\n", "\n"));
    }

    @Override
    public void close() throws InterruptedException {
        for (JavaProcess process : taskManagers) {
            process.close();
        }
        if (jobManager != null) {
            jobManager.close();
        }
    }
}
