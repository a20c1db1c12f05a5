package io.calltouchpoints.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A filled broker in a process of its own, for as long as this is open. */
final class KafkaFork implements AutoCloseable {

    private final Process process;
    private final Path folder;
    private final int port;
    private final long events;

    /** @param events web events in its topic */
    KafkaFork(long events) throws IOException {
        this.events = events;
        folder = Files.createTempDirectory("call-touchpoints-benchmark-broker");
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        process = Fork.start(
                List.of("-Xmx1g"),
                KafkaBroker.class,
                false,
                List.of(folder.resolve("data").toString(), Integer.toString(port), Long.toString(events)));
        List<String> lines = new ArrayList<>();
        BufferedReader reader = process.inputReader();
        for (String line = reader.readLine(); !KafkaBroker.READY.equals(line); line = reader.readLine()) {
            if (line == null) {
                throw new IllegalStateException("The broker ended: " + String.join("\n", lines));
            }
            lines.add(line);
        }
    }

    long events() {
        return events;
    }

    String bootstrapServers() {
        return "localhost:" + port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        process.onExit().join();
        Measure.delete(folder);
    }
}
