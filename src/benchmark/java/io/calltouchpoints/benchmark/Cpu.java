package io.calltouchpoints.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * CPU time of this process. On Linux without that of the compiler's threads: their share says how long the process has run, not
 * what an event costs.
 */
final class Cpu {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Of the fields behind a thread's name: user and system time in ticks. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    private Cpu() {}

    static long nanos() throws IOException {
        long all = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        if (!Files.isDirectory(THREADS)) {
            return all;
        }
        try (Stream<Path> threads = Files.list(THREADS)) {
            long compiling = 0;
            for (Path thread : threads.toList()) {
                compiling += compiling(thread.resolve("stat"));
            }
            return all - compiling * NANOS_PER_TICK;
        }
    }

    private static long compiling(Path stat) throws IOException {
        String text;
        try {
            text = Files.readString(stat);
        } catch (NoSuchFileException e) {
            return 0; // ended meanwhile
        }
        int nameEnd = text.lastIndexOf(')');
        if (!text.substring(0, nameEnd).contains("CompilerThre")) {
            return 0;
        }
        List<String> fields = List.of(text.substring(nameEnd + 2).split(" ", -1));
        return Long.parseLong(fields.get(USER)) + Long.parseLong(fields.get(SYSTEM));
    }
}
