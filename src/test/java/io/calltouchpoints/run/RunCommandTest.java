package io.calltouchpoints.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.cli.Commands;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;

class RunCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void tellsAllMistakesAtOnce() {
        int status = run(
                "--kafka.group.id=g",
                "--kafka.client.rack",
                "--start=yesterday",
                "--web.topic=touchpoints",
                "--web-ui.port=65536",
                "--parallelism",
                "0",
                "--checkpoint.folder=",
                "--sesion.timeout=1 h");
        assertThat(err).hasToString("""
                run: 8 mistakes
                  --kafka.client.rack: its value is missing
                  --sesion.timeout: there is no such option; did you mean --session.timeout?
                  kafka.bootstrap-servers is missing: HOST:PORT of one or more brokers, with commas between
                  kafka.group.id: the job sets it itself; the option for it is group
                  start = "yesterday": it takes committed, earliest, latest or a time with zone such as 2026-11-25T08:00:00Z
                  checkpoint.folder = "": it takes a folder
                  parallelism = "0": it takes a whole number from 1 to 128
                  web-ui.port = "65536": it takes a port from 0 to 65535
                See run --help
                """);
        assertThat(status).isEqualTo(2);
    }

    @Test
    void wantsFourTopics() {
        assertThat(run("--kafka.bootstrap-servers=a:1", "--web.topic=touchpoints"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "topics: four different ones are needed, not touchpoints, salesforce-tasks, touchpoints, rejected");
    }

    @Test
    void helps() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "call-touchpoints run --kafka.bootstrap-servers HOST:PORT [--kafka.PROPERTY VALUE ...]",
                        "${env:NAME}, ${file:/path/name.properties:key}, ${directory:/path:file}",
                        "--start=committed|earliest|latest|TIME",
                        "--checkpoint.folder=DIR",
                        "--session.timeout=DURATION");
        assertThat(err.toString()).isEmpty();
    }

    private int run(String... arguments) {
        return Commands.prepare(RunCommand.create().addMixin("help", new Help()))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Command(mixinStandardHelpOptions = true)
    private static final class Help {}
}
