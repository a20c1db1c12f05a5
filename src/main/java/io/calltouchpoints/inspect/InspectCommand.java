package io.calltouchpoints.inspect;

import io.calltouchpoints.cli.CheckedCommand;
import io.calltouchpoints.cli.FlinkLog;
import io.calltouchpoints.cli.OptionArguments;
import io.calltouchpoints.cli.ProgressLine;
import io.calltouchpoints.cli.Terminal;
import io.calltouchpoints.job.AllOptions;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code inspect}: a savepoint, read by people. */
@Command(
        name = "inspect",
        description = {
            "Shows what a savepoint or retained checkpoint of the job holds: one visitor, or counts over all.",
            "Options of the rules are those that the state was kept under, unless given here."
        },
        customSynopsis = {
            "call-touchpoints inspect --savepoint DIR [--bizible-id ID] [--json]",
            "                                [--OPTION VALUE ...]"
        })
public final class InspectCommand implements CheckedCommand, Callable<Integer> {

    @Option(
            names = "--savepoint",
            required = true,
            paramLabel = "DIR",
            description = "Folder of a savepoint or retained checkpoint: the one with _metadata in it.")
    private @Nullable String savepoint;

    @Option(
            names = "--bizible-id",
            paramLabel = "ID",
            description =
                    "The visitor to show, with the reason why each call merged or did not. Default: counts over all.")
    private @Nullable String bizibleId;

    @Option(names = "--json", description = "One JSON object instead of text.")
    private boolean json;

    private final CommandLine commandLine;
    private final OptionArguments arguments;
    private Map<String, String> given = Map.of();

    private InspectCommand() {
        commandLine = new CommandLine(this);
        arguments = OptionArguments.addTo(commandLine.getCommandSpec(), AllOptions.STREAMING);
    }

    public static CommandLine create() {
        return new InspectCommand().commandLine;
    }

    @Override
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        if (savepoint != null && SavepointPath.isMissing(savepoint)) {
            mistakes.add("--savepoint %s: there is no savepoint, that is, no folder with a file _metadata in it"
                    .formatted(savepoint));
        }
        given = arguments.values(mistakes);
        return mistakes;
    }

    @Override
    public Integer call() throws Exception {
        FlinkLog.off();
        LongAdder read = new LongAdder();
        String text;
        PrintWriter err = commandLine.getErr();
        try (InspectCluster cluster = new InspectCluster();
                ProgressLine line = new ProgressLine(() -> progress(read), err)) {
            line.start(Terminal.present());
            Savepoint state = new Savepoint(Objects.requireNonNull(savepoint), cluster, read);
            InspectOptions options = InspectOptions.of(state.options(), given, commandLine);
            text = new Inspection(state, options, json).run(bizibleId, commandLine);
            options.warnings().forEach(warning -> err.println("Warning: " + warning));
            err.flush();
        }
        commandLine.getOut().print(text);
        commandLine.getOut().flush();
        return CommandLine.ExitCode.OK;
    }

    private static String progress(LongAdder read) {
        return String.format(Locale.ROOT, "%,d visitors and Tasks read", read.sum());
    }
}
