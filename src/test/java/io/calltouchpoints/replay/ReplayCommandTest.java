package io.calltouchpoints.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.cli.Commands;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.job.AllOptions;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Rules.SessionExpiry;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.FlinkException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {

    private static final ReplaySummary SUMMARY = new ReplaySummary(
            12_345, 67, 890, 0, 45, 30, Map.of(CallMatch.SESSION_TAKEN, 2L), Map.of(Reason.NO_BIZIBLE_ID, 3L));

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final List<ReplayRequest> requests = new ArrayList<>();
    private Path web;
    private Path tasks;
    private Path output;

    @BeforeEach
    void inputs() throws IOException {
        web = Files.createFile(folder.resolve("web.jsonl"));
        tasks = Files.createDirectory(folder.resolve("tasks"));
        output = folder.resolve("new/output");
    }

    @Test
    void helpListsEveryOptionInOrderWithDefaultAndKind() {
        assertThat(run("--help")).isZero();
        String help = out.toString();
        assertThat(help)
                .containsSubsequence(
                        "--web-events=FILE", "--tasks=FILE", "--output=DIR", "--overwrite", "--config=FILE")
                .containsSubsequence(AllOptions.REPLAY.stream()
                        .map(option ->
                                "--" + option.name() + "=" + option.kind().label())
                        .toList());
        AllOptions.REPLAY.forEach(
                option -> assertThat(help.replaceAll("\\s+", " ")).contains("Default: " + option.shownDefault() + "."));
        assertThat(help.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void runsWithTheOptionsGivenAndPrintsASummary() {
        assertThat(replay("--session.timeout", "20 min", "--session.expiry=inactivity", "--parallelism", "3"))
                .isZero();

        ReplayRequest request = requests.get(0);
        assertThat(request.webEvents()).isEqualTo(web);
        assertThat(request.tasks()).isEqualTo(tasks);
        assertThat(request.output()).isEqualTo(output).isEmptyDirectory();
        assertThat(request.parallelism()).isEqualTo(3);
        assertThat(request.options().rules().sessionTimeout()).isEqualTo(20 * 60_000);
        assertThat(request.options().rules().sessionExpiry()).isEqualTo(SessionExpiry.INACTIVITY);
        assertThat(request.options().rules().maxFacts()).isEqualTo(100_000);
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).matches("""
                web events read    12,345
                Task records read      67
                sessions              890
                touchpoints            45
                calls merged           30
                calls standalone        2
                  SESSION_TAKEN         2
                records rejected        3
                  NO_BIZIBLE_ID         3
                seconds               \\d\\.\\d
                """);
    }

    @Test
    void theCommandLineWinsOverThePropertiesFile() throws IOException {
        Path config = Files.writeString(
                folder.resolve("my.properties"),
                "\uFEFFsession.timeout = 10 min\nsite.domains=münchen.de, Example.com \nvisitor.max-facts=7\n");

        assertThat(replay("--config", config.toString(), "--session.timeout", "5 min"))
                .isZero();

        var options = requests.get(0).options();
        assertThat(options.rules().sessionTimeout()).isEqualTo(5 * 60_000);
        assertThat(options.rules().maxFacts()).isEqualTo(7);
        assertThat(options.arrivals().siteDomains()).containsExactlyInAnyOrder("xn--mnchen-3ya.de", "example.com");
    }

    @Test
    void tellsAllMistakesAtOnce() throws IOException {
        Path config = Files.writeString(folder.resolve("my.properties"), "sesion.timeout = 10 min\n");
        assertThat(run(
                        "--web-events",
                        folder.resolve("nowhere").toString(),
                        "--config",
                        config.toString(),
                        "--call.max-delay",
                        "soon",
                        "--sesion.calls",
                        "all",
                        "--session.timeout",
                        "20",
                        "min",
                        "--parallelism",
                        "many"))
                .isEqualTo(2);
        assertThat(err.toString()).isEqualTo("""
                call-touchpoints replay: 8 mistakes
                  --sesion.calls: there is no such option; did you mean --session.calls?
                  min: belongs to no option; a value with a space needs quotes, such as "30 min"
                  Invalid value for option '--parallelism': 'many' is not an int
                  Missing required options: '--tasks=FILE', '--output=DIR'
                  --web-events %s/nowhere: there is no such file or folder
                  session.timeout = "20": it takes a duration above zero such as 30 min, 24 h, 90 d or 500 ms
                  call.max-delay = "soon": it takes a duration above zero such as 30 min, 24 h, 90 d or 500 ms
                  sesion.timeout = "10 min": there is no such option; did you mean session.timeout?
                See call-touchpoints replay --help
                """.formatted(folder));
        assertThat(out.toString()).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void aMissingPropertiesFileIsAMistake() {
        assertThat(replay("--config", folder.resolve("none").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("  --config " + folder + "/none: there is no such file\n");
    }

    @Test
    void parallelismHasBounds() {
        assertThat(replay("--parallelism", "129")).isEqualTo(2);
        assertThat(err.toString()).contains("--parallelism 129: it takes a whole number from 1 to 128");
    }

    @Test
    void anOptionGivenTwiceIsAMistake() {
        assertThat(replay("--session.timeout", "1 min", "--session.timeout", "2 min"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("--session.timeout", "only once");
    }

    @Test
    void outputMayBeNoFile() {
        output = web;
        assertThat(replay()).isEqualTo(2);
        assertThat(err.toString()).contains("--output " + web + ": is a file, and must be a folder");
    }

    @Test
    void outputMayNotLieBelowAFile() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        output = file.resolve("new/output");
        assertThat(replay()).isEqualTo(2);
        assertThat(err.toString()).contains("--output " + output + ": cannot be made in " + file);
    }

    @Test
    void outputMayNotHoldAnythingUnlessOverwrite() throws IOException {
        Files.createDirectories(output);
        Path old = Files.writeString(output.resolve("touchpoints.jsonl"), "old");
        Path other = Files.writeString(output.resolve("notes.txt"), "mine");

        assertThat(replay()).isEqualTo(2);
        assertThat(err.toString()).contains("--output " + output + ": is not empty", "--overwrite");
        assertThat(old).exists();

        assertThat(replay("--overwrite")).isZero();
        assertThat(old).doesNotExist();
        assertThat(other).exists();
    }

    @Test
    void outputMayNotBecomeInput() {
        output = tasks.resolve("out");
        assertThat(replay()).isEqualTo(2);
        assertThat(err.toString()).contains("--output " + output + ": lies inside of --tasks " + tasks);
    }

    @Test
    void outputMayNotBecomeInputThroughALink() throws IOException {
        output = Files.createSymbolicLink(folder.resolve("link"), tasks).resolve("not/yet/there");
        assertThat(replay()).isEqualTo(2);
        assertThat(err.toString()).contains("--output " + output + ": lies inside of --tasks " + tasks);
    }

    @Test
    void warnsOfWhatWorksSlowly() {
        assertThat(replay("--web.out-of-orderness", "40 min")).isZero();
        assertThat(err.toString())
                .startsWith("Warning: web.out-of-orderness (40 min) is above session.timeout (30 min)");
    }

    @Test
    void aFailedJobIsOneLineAndExitCodeOne() {
        ReplayJob failing = (request, progress) -> {
            throw new FlinkException("Job execution failed.", new IOException("disk\n  full"));
        };
        assertThat(run(
                        failing,
                        "--web-events",
                        web.toString(),
                        "--tasks",
                        tasks.toString(),
                        "--output",
                        output.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("call-touchpoints replay failed: disk full (IOException)\n");
    }

    private int replay(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--web-events", web.toString(), "--tasks", tasks.toString(), "--output", output.toString()));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private int run(String... arguments) {
        return run(
                (request, progress) -> {
                    requests.add(request);
                    return SUMMARY;
                },
                arguments);
    }

    private int run(ReplayJob job, String... arguments) {
        picocli.CommandLine root = new picocli.CommandLine(new Root());
        root.addSubcommand(ReplayCommand.create(job));
        List<String> all = new ArrayList<>(List.of("replay"));
        all.addAll(List.of(arguments));
        return Commands.prepare(root)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
    }

    @picocli.CommandLine.Command(
            name = "call-touchpoints",
            mixinStandardHelpOptions = true,
            scope = picocli.CommandLine.ScopeType.INHERIT)
    static final class Root {}
}
