package io.calltouchpoints.benchmark;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A measurement in a process of its own, all with the same memory and flags. */
final class Fork {

    private static final List<String> MEMORY = List.of("-Xms2g", "-Xmx2g", "-XX:+UseG1GC");

    private Fork() {}

    static Sample measure(Variant variant, Setting setting, int warmUp, int measured)
            throws IOException, InterruptedException {
        return sample(start(
                MEMORY,
                Measure.class,
                false,
                List.of(variant.argument(), setting.name(), Integer.toString(warmUp), Integer.toString(measured))));
    }

    static Sample measure(Variant variant, KafkaFork broker, int warmUp, int measured)
            throws IOException, InterruptedException {
        return sample(start(
                MEMORY,
                KafkaMeasure.class,
                variant == Variant.KAFKA_STREAMS,
                List.of(
                        variant.argument(),
                        broker.bootstrapServers(),
                        Integer.toString(warmUp),
                        Integer.toString(measured),
                        Long.toString(broker.events()))));
    }

    /**
     * Runs a class of this package with the output of this process.
     *
     * @return its exit status
     */
    static int run(String name, String[] arguments) throws IOException, InterruptedException, ClassNotFoundException {
        Class<?> main = Class.forName(Fork.class.getPackageName() + "." + name);
        Process process = start(MEMORY, main, false, List.of(arguments));
        try (BufferedReader reader = process.inputReader()) {
            reader.lines().forEach(System.out::println);
        }
        return process.waitFor();
    }

    /** @param streams with the RocksDB of Kafka Streams in place of that of Flink; both have the same class names */
    static Process start(List<String> memory, Class<?> main, boolean streams, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--add-") || flag.startsWith("-Dbenchmark."))
                .forEach(command::add);
        command.addAll(memory);
        String more = System.getProperty("benchmark.jvm", "");
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split(" ", -1)));
        }
        String other = streams ? "/frocksdbjni-" : "/rocksdbjni-";
        String classpath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.contains(other))
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classpath, main.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }

    private static Sample sample(Process process) throws IOException, InterruptedException {
        List<String> lines;
        try (BufferedReader reader = process.inputReader()) {
            lines = reader.lines().toList();
        }
        int exit = process.waitFor();
        Sample sample = Sample.find(lines);
        if (exit != 0 || sample == null) {
            lines.forEach(System.err::println);
            throw new IllegalStateException("A measurement ended with " + exit);
        }
        return sample;
    }
}
