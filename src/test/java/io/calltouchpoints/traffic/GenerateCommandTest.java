package io.calltouchpoints.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.cli.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GenerateCommandTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void saysWhereTrafficCanGo() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("--kafka.bootstrap-servers or --output: one of them is needed");
        assertThat(run("--output=" + folder, "--duration=1 s", "--kafka.acks=1"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--output: not together with --kafka.acks");
    }

    @Test
    void tellsAllMistakesAtOnce() {
        assertThat(run(
                        "--kafka.acks",
                        "1",
                        "--rate=0",
                        "--visitors=0",
                        "--duration=soon",
                        "--start=2026-01-05T08:00:00Z"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualTo("""
                generate: 5 mistakes
                  kafka.bootstrap-servers is missing: HOST:PORT of one or more brokers, with commas between
                  --rate 0.0: it takes a number above 0, at most 1000000
                  --visitors 0: it takes a whole number from 1
                  --duration soon: it takes a duration above zero such as 30 s, 10 min or 24 h
                  --start: only with --output; to Kafka it begins now
                See generate --help
                """);
    }

    @Test
    void filesNeedAnEnd() {
        assertThat(run("--output=" + folder)).isEqualTo(2);
        assertThat(err.toString()).contains("--duration: is needed with --output, such as 1 h");
    }

    @Test
    void theSameOptionsMakeTheSameFiles() throws Exception {
        for (String name : new String[] {"one", "two"}) {
            assertThat(run("--output=" + folder.resolve(name), "--duration=1 min", "--start=2026-05-01T10:00:00Z"))
                    .isZero();
        }
        for (String file : new String[] {TrafficFiles.WEB_EVENTS, TrafficFiles.TASKS}) {
            assertThat(folder.resolve("one").resolve(file))
                    .isNotEmptyFile()
                    .hasSameBinaryContentAs(folder.resolve("two").resolve(file));
        }
        assertThat(Files.readString(folder.resolve("one").resolve(TrafficFiles.WEB_EVENTS)))
                .contains("\"timestamp\":\"2026-05-01T10:00:");
        assertThat(out.toString()).containsPattern("web events +5,\\d\\d\\d\n");
    }

    private int run(String... arguments) {
        CommandLine command = Commands.prepare(new CommandLine(new GenerateCommand()));
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }
}
