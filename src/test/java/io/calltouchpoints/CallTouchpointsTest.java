package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CallTouchpointsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"--version", "replay --version"})
    void versionNamesTheProduct(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(out.toString()).startsWith("call-touchpoints ");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpNamesTheCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString())
                .contains("Joins web journeys and phone calls")
                .containsPattern("replay +Computes the touchpoints")
                .containsPattern("generate +Makes web events")
                .containsPattern("broker +Runs a Kafka broker")
                .containsPattern("demo +Shows the job at work");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void withoutCommandSaysWhichThereAre() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("call-touchpoints: one mistake\n  a command is missing: ")
                .contains("replay")
                .endsWith("\nSee call-touchpoints --help\n");
    }

    @Test
    void guessesAMistypedCommand() {
        assertThat(run("repaly")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("""
                call-touchpoints: one mistake
                  repaly: there is no such command; did you mean replay?
                See call-touchpoints --help
                """);
    }

    private int run(String... arguments) {
        CommandLine line = CallTouchpoints.commandLine((request, progress) -> {
            throw new AssertionError("must not run");
        });
        return line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    }
}
