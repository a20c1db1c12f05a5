package io.calltouchpoints.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class OpenCommandTest {

    private final Open open = new Open();
    private final StringWriter err = new StringWriter();

    @Test
    void takesItsOptionsInBothSpellingsAmongTheOthers() {
        assertThat(run("--kafka.a=1", "--known", "k", "--kafka.b", "two words", "--kafka.c=x=y=z"))
                .isZero();
        assertThat(open.given)
                .containsExactly(
                        Map.entry("kafka.a", "1"), Map.entry("kafka.b", "two words"), Map.entry("kafka.c", "x=y=z"));
        assertThat(open.known).isEqualTo("k");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void takesAnEmptyValueAndOneThatBeginsWithAHyphen() {
        assertThat(run("--kafka.a=", "--kafka.b", "-1", "--kafka.c=--x")).isZero();
        assertThat(open.given)
                .containsExactly(Map.entry("kafka.a", ""), Map.entry("kafka.b", "-1"), Map.entry("kafka.c", "--x"));
    }

    @Test
    void theLastOfTwoCounts() {
        assertThat(run("--kafka.a=1", "--kafka.a", "2")).isZero();
        assertThat(open.given).containsExactly(Map.entry("kafka.a", "2"));
    }

    @Test
    void saysThatAValueIsMissing() {
        assertThat(run("--kafka.a", "--known", "k", "--kafka.b")).isEqualTo(2);
        assertThat(err).hasToString("""
                open: 2 mistakes
                  --kafka.a: its value is missing
                  --kafka.b: its value is missing
                See open --help
                """);
        assertThat(open.ran).isFalse();
    }

    @Test
    void refusesWhatItDoesNotTake() {
        assertThat(run("--kafak.a", "1", "--kafka.b", "2", "--knwon=3", "stray"))
                .isEqualTo(2);
        assertThat(err).hasToString("""
                open: 3 mistakes
                  --kafak.a: there is no such option
                  --knwon: there is no such option; did you mean --known?
                  stray: belongs to no option; a value with a space needs quotes, such as "30 min"
                See open --help
                """);
        assertThat(open.given).containsExactly(Map.entry("kafka.b", "2"));
        assertThat(open.ran).isFalse();
    }

    private int run(String... arguments) {
        return Commands.prepare(new CommandLine(open))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Command(name = "open")
    private static final class Open implements OpenCommand, Callable<Integer> {

        private final Map<String, String> given = new LinkedHashMap<>();
        private boolean ran;

        @Option(names = "--known")
        private String known;

        @Override
        public boolean takes(String name) {
            return name.startsWith("kafka.");
        }

        @Override
        public void give(String name, String value) {
            given.put(name, value);
        }

        @Override
        public List<String> mistakes() {
            return List.of();
        }

        @Override
        public Integer call() {
            ran = true;
            return 0;
        }
    }
}
