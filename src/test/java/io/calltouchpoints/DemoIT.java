package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.StandaloneJar.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README, as its reader runs it. */
class DemoIT {

    /** What a shell shows of a process that Ctrl-C has ended. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    void showsTouchpointsAndLeavesNothingBehind() throws Exception {
        try (StandaloneJar demo = StandaloneJar.start(folder, "demo", "--duration", "20 s", "--rate", "10")) {
            Result result = demo.result();

            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isZero();
            assertThat(result.out()).contains("Flink's web UI: http://", "Kafka: 127.0.0.1:");
            List<String> lines = result.out().lines().toList();
            assertThat(lines)
                    .anyMatch(line ->
                            line.matches("\\d\\d:\\d\\d:\\d\\d \\+ [0-9a-f]{8} .*MERGED \\d+ s after its start"));
            assertThat(lines).anyMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d ~ [0-9a-f]{8} .* was .*"));
            assertThat(number(lines, "calls merged")).isPositive();
            assertThat(number(lines, "touchpoints")).isGreaterThan(number(lines, "calls merged"));
            assertThat(demo.temporary()).isEmptyDirectory();
        }
    }

    @Test
    void endsCleanlyWhenToldTo() throws Exception {
        try (StandaloneJar demo = StandaloneJar.start(folder, "demo")) {
            demo.await(" + ");
            demo.terminate();
            Result result = demo.result();

            assertThat(result.err()).isEmpty();
            assertThat(result.status()).isEqualTo(TERMINATED);
            assertThat(number(result.out().lines().toList(), "touchpoints")).isPositive();
            assertThat(demo.temporary()).isEmptyDirectory();
        }
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line ->
                        Long.parseLong(line.substring(name.length()).strip().replace(",", "")))
                .findFirst()
                .orElseThrow();
    }
}
