package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.StandaloneJar.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the packaged command says and how it exits. */
class CommandLineIT {

    @TempDir
    Path folder;

    @Test
    void tellsItsVersion() throws Exception {
        Result result = StandaloneJar.run(folder, "--version");
        assertThat(result.out()).matches("call-touchpoints \\d+\\.\\d+\\.\\d+\\S*\\R");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void helps() throws Exception {
        Result result = StandaloneJar.run(folder, "replay", "--help");
        assertThat(result.out())
                .contains("--web-events=FILE", "--tasks=FILE", "--output=DIR", "--session.timeout=DURATION");
        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
    }

    @Test
    void tellsAllMistakesAtOnce() throws Exception {
        Result result = StandaloneJar.run(
                folder,
                "replay",
                "--web-events",
                "nowhere.jsonl",
                "--output",
                "output",
                "--session.timeout",
                "0 s",
                "--session.calls=last",
                "--visitor.max-fatcs=3");
        assertThat(result.err()).isEqualTo("""
                call-touchpoints replay: 5 mistakes
                  --visitor.max-fatcs: there is no such option; did you mean --visitor.max-facts?
                  Missing required option: '--tasks=FILE'
                  --web-events nowhere.jsonl: there is no such file or folder
                  session.timeout = "0 s": it takes a duration above zero such as 30 min, 24 h, 90 d or 500 ms
                  session.calls = "last": it takes first or all
                See call-touchpoints replay --help
                """);
        assertThat(result.out()).isEmpty();
        assertThat(result.status()).isEqualTo(2);
        assertThat(folder.resolve("output")).doesNotExist();
    }

    @Test
    void replacesAnEarlierOutputOnlyWhenAskedTo() throws Exception {
        Files.createFile(folder.resolve("web.jsonl"));
        Files.createDirectory(folder.resolve("tasks"));
        Path output = Files.createDirectory(folder.resolve("output"));
        Path touchpoints = Files.writeString(output.resolve("touchpoints.jsonl"), "old");
        Path notes = Files.writeString(output.resolve("notes.txt"), "mine");
        String[] arguments = {"replay", "--web-events", "web.jsonl", "--tasks", "tasks", "--output", "output"};

        Result refused = StandaloneJar.run(folder, arguments);
        assertThat(refused.err()).contains("--output output: is not empty", "--overwrite");
        assertThat(refused.status()).isEqualTo(2);
        assertThat(touchpoints).hasContent("old");

        String[] overwriting = Arrays.copyOf(arguments, arguments.length + 1);
        overwriting[arguments.length] = "--overwrite";
        Result replaced = StandaloneJar.run(folder, overwriting);
        assertThat(replaced.err()).isEmpty();
        assertThat(replaced.status()).isZero();
        assertThat(touchpoints).isEmptyFile();
        assertThat(output.resolve("rejected.jsonl")).isEmptyFile();
        assertThat(notes).hasContent("mine");
    }
}
