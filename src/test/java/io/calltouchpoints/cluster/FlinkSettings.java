package io.calltouchpoints.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.GlobalConfiguration;

/** The configuration that is shipped in {@code deploy/flink}, and what is different in tests: all of it is here. */
final class FlinkSettings {

    static final Path SHIPPED = Path.of("deploy", "flink");

    private FlinkSettings() {}

    static Configuration shipped() {
        return GlobalConfiguration.loadConfiguration(SHIPPED.toString());
    }

    /** Written into the folder as a cluster reads it. */
    static Configuration of(Path folder, int slots) throws IOException {
        Configuration configuration = shipped();
        Path absolute = folder.toAbsolutePath();
        List<Integer> ports = FreePorts.take(2);
        Map<String, String> own = new TreeMap<>(Map.of(
                "jobmanager.rpc.address", "localhost",
                "jobmanager.rpc.port", ports.get(0).toString(),
                "jobmanager.bind-host", "localhost",
                "taskmanager.host", "localhost",
                "taskmanager.bind-host", "localhost",
                "rest.address", "localhost",
                "rest.bind-address", "localhost",
                "rest.port", ports.get(1).toString()));
        // Any free port.
        own.put("metrics.reporter.prom.port", "0");
        own.put("io.tmp.dirs", Files.createDirectories(absolute.resolve("tmp")).toString());
        own.put(
                "execution.checkpointing.dir",
                absolute.resolve("checkpoints").toUri().toString());
        own.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
        // Small, so that a few processes fit on any machine; the user agents' rules need 136 MiB of a TaskManager's
        // heap.
        own.put("jobmanager.memory.process.size", "896m");
        own.put("jobmanager.memory.jvm-metaspace.size", "192m");
        own.put("taskmanager.memory.process.size", "1280m");
        own.put("taskmanager.memory.jvm-metaspace.size", "256m");
        own.put("taskmanager.memory.managed.size", "128m");
        own.put("taskmanager.memory.network.min", "48m");
        own.put("taskmanager.memory.network.max", "48m");
        // Quick: checkpoints, so that many are hit by a kill; noticing who is gone; starting again.
        own.put("execution.checkpointing.interval", "1 s");
        own.put("execution.checkpointing.min-pause", "300 ms");
        own.put("heartbeat.interval", "1 s");
        own.put("heartbeat.timeout", "15 s");
        own.put("restart-strategy.exponential-delay.initial-backoff", "500 ms");
        own.put("restart-strategy.exponential-delay.max-backoff", "2 s");
        own.put("cluster.registration.error-delay", "500 ms");
        own.put("web.refresh-interval", "100");
        own.put("metrics.fetcher.update-interval", "500 ms");
        own.forEach(configuration::setString);
        Path conf = Files.createDirectories(absolute.resolve("conf"));
        Files.write(conf.resolve("config.yaml"), ConfigurationUtils.convertConfigToWritableLines(configuration, true));
        return configuration;
    }
}
