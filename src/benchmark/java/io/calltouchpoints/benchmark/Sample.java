package io.calltouchpoints.benchmark;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one measurement gave.
 *
 * @param cpuSeconds per million events, of the process ({@link Cpu})
 * @param stateBytes in a savepoint of canonical format, per visitor so far
 * @param checkpointBytes of the latest checkpoint, in whole
 */
record Sample(double eventsPerSecond, double cpuSeconds, double stateBytes, long checkpointBytes, long visitors) {

    private static final String MARK = "SAMPLE";

    String line() {
        return "%s %.0f %.3f %.1f %d %d"
                .formatted(MARK, eventsPerSecond, cpuSeconds, stateBytes, checkpointBytes, visitors);
    }

    /** The sample out of the lines of a process, or null. */
    static @Nullable Sample find(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split(" ", -1);
            if (parts[0].equals(MARK)) {
                return new Sample(
                        Double.parseDouble(parts[1]),
                        Double.parseDouble(parts[2]),
                        Double.parseDouble(parts[3]),
                        Long.parseLong(parts[4]),
                        Long.parseLong(parts[5]));
            }
        }
        return null;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%,12.0f events/s %8.2f CPU s a million %8.0f bytes a visitor %7.1f MB checkpoint",
                eventsPerSecond,
                cpuSeconds,
                stateBytes,
                checkpointBytes / 1e6);
    }
}
