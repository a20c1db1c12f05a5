package io.calltouchpoints.replay;

import io.calltouchpoints.attribution.ChannelSheetException;
import io.calltouchpoints.cli.CheckedCommand;
import io.calltouchpoints.cli.FlinkLog;
import io.calltouchpoints.cli.OptionArguments;
import io.calltouchpoints.cli.ProgressLine;
import io.calltouchpoints.cli.Terminal;
import io.calltouchpoints.job.AllOptions;
import io.calltouchpoints.job.Options;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code replay}: the job over files. */
@Command(
        name = "replay",
        description = {
            "Computes the touchpoints of files of web events and Salesforce Tasks.",
            "Writes OUTPUT/touchpoints.jsonl and OUTPUT/rejected.jsonl. Lines may come in any order."
        },
        customSynopsis = {
            "call-touchpoints replay --web-events FILE --tasks FILE --output DIR",
            "                               [--overwrite] [--OPTION VALUE ...]"
        })
public final class ReplayCommand implements CheckedCommand, Callable<Integer> {

    /** Tasks of a graph all talk to each other: far more connections than this make no replay faster. */
    private static final int MOST_PARALLEL = 128;

    @Option(
            names = "--web-events",
            required = true,
            paramLabel = "FILE",
            description = "JSON lines, .gz too, or a folder of such files.")
    private @Nullable Path webEvents;

    @Option(names = "--tasks", required = true, paramLabel = "FILE", description = "The same with Salesforce Tasks.")
    private @Nullable Path tasks;

    @Option(names = "--output", required = true, paramLabel = "DIR", description = "Folder, made if it is not there.")
    private @Nullable Path output;

    @Option(
            names = "--overwrite",
            description = "Replace the files of an earlier replay in a folder that is not empty.")
    private boolean overwrite;

    @Option(names = "--parallelism", paramLabel = "NUMBER", description = "Default: number of processors.")
    private int parallelism = Math.min(MOST_PARALLEL, Runtime.getRuntime().availableProcessors());

    private final ReplayJob job;
    private final CommandLine commandLine;
    private final OptionArguments arguments;
    private @Nullable Options options;

    private ReplayCommand(ReplayJob job) {
        this.job = job;
        commandLine = new CommandLine(this);
        arguments = OptionArguments.addTo(commandLine.getCommandSpec(), AllOptions.REPLAY);
    }

    public static CommandLine create(ReplayJob job) {
        return new ReplayCommand(job).commandLine;
    }

    @Override
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        ReplayPaths.checkInput("--web-events", webEvents, mistakes);
        ReplayPaths.checkInput("--tasks", tasks, mistakes);
        ReplayPaths.checkOutput(output, overwrite, mistakes);
        ReplayPaths.checkApart("--web-events", webEvents, output, mistakes);
        ReplayPaths.checkApart("--tasks", tasks, output, mistakes);
        if (parallelism < 1 || parallelism > MOST_PARALLEL) {
            mistakes.add(
                    "--parallelism %d: it takes a whole number from 1 to %d".formatted(parallelism, MOST_PARALLEL));
        }
        options = arguments.options(Options::parseForReplay, mistakes);
        checkChannelRules(options, mistakes);
        return mistakes;
    }

    private static void checkChannelRules(@Nullable Options options, List<String> mistakes) {
        if (options == null) {
            return;
        }
        try {
            options.attribution().channelRules();
        } catch (UncheckedIOException | ChannelSheetException e) {
            mistakes.add("--channel.rules %s: %s".formatted(options.channelRules(), e.getMessage()));
        }
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = commandLine.getErr();
        ReplayRequest request = request();
        request.options().warnings().forEach(warning -> err.println("Warning: " + warning));
        err.flush();
        ReplayPaths.prepare(request.output());
        FlinkLog.off();
        long start = System.nanoTime();
        ReplaySummary summary = run(request, err);
        new SummaryTable(summary, (System.nanoTime() - start) / 1e9).print(commandLine.getOut());
        return CommandLine.ExitCode.OK;
    }

    private ReplaySummary run(ReplayRequest request, PrintWriter err) throws Exception {
        try (ReplayProgress progress = new ReplayProgress();
                ProgressLine line = new ProgressLine(() -> progress.summary().inOneLine(), err)) {
            line.start(Terminal.present());
            return job.run(request, progress);
        }
    }

    private ReplayRequest request() {
        return new ReplayRequest(
                Objects.requireNonNull(webEvents),
                Objects.requireNonNull(tasks),
                Objects.requireNonNull(output),
                parallelism,
                Objects.requireNonNull(options));
    }
}
