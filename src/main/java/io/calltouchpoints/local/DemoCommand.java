package io.calltouchpoints.local;

import io.calltouchpoints.cli.CheckedCommand;
import io.calltouchpoints.cli.FlinkLog;
import io.calltouchpoints.cli.OptionArguments;
import io.calltouchpoints.cli.StopSignal;
import io.calltouchpoints.cli.Terminal;
import io.calltouchpoints.job.AllOptions;
import io.calltouchpoints.job.Durations;
import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Option;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.kafka.KafkaOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code demo}: everything in one process. */
@Command(
        name = "demo",
        description = {
            "Shows the job at work: a Kafka broker, a Flink cluster with the job on it, and made-up traffic, all in this process,"
                    + " until Ctrl-C. Touchpoints are printed as they are published.",
            "A day takes a minute here: page views follow each other within seconds, calls are told some seconds after"
                    + " them, and session.timeout is 1 min unless you set it."
        },
        customSynopsis = "call-touchpoints demo [--duration DURATION] [--OPTION VALUE ...]")
final class DemoCommand implements CheckedCommand, Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;
    private static final double HIGHEST_RATE = 10_000;

    /** The job's, with sessions as short as the demo's. */
    private static final List<Option<?>> RULES = AllOptions.STREAMING.stream()
            .<Option<?>>map(option -> option.equals(AllOptions.SESSION_TIMEOUT) ? option.withDefault("1 min") : option)
            .toList();

    @CommandLine.Option(
            names = "--duration",
            paramLabel = "DURATION",
            description = "How long it runs, such as 2 min. Default: until Ctrl-C.")
    private @Nullable String duration;

    @CommandLine.Option(
            names = "--rate",
            paramLabel = "NUMBER",
            description = "Web events a second. Default: ${DEFAULT-VALUE}.")
    private double rate = 8;

    @CommandLine.Option(
            names = "--seed",
            paramLabel = "NUMBER",
            description = "Another seed, other traffic. Default: 1.")
    private long seed = 1;

    @CommandLine.Option(
            names = "--port",
            paramLabel = "NUMBER",
            description = "Of the broker, to look at its topics with other tools. Default: a free one.")
    private int port;

    @CommandLine.Option(
            names = "--web-ui.port",
            paramLabel = "NUMBER",
            description = "Of Flink's web interface. Default: a free one.")
    private int webUiPort;

    @CommandLine.Option(
            names = "--folder",
            paramLabel = "DIR",
            description =
                    "Keeps topics and checkpoints there, and goes on from them the next time. Default: nothing is kept.")
    private @Nullable Path folder;

    private final CommandLine commandLine;
    private final OptionArguments arguments;
    private @Nullable Options options;
    private long millis = Long.MAX_VALUE;

    private DemoCommand() {
        commandLine = new CommandLine(this);
        arguments = OptionArguments.addTo(commandLine.getCommandSpec(), RULES);
    }

    static CommandLine create() {
        return new DemoCommand().commandLine;
    }

    @Override
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        checkDuration(mistakes);
        checkPort("--port", port, mistakes);
        checkPort("--web-ui.port", webUiPort, mistakes);
        if (!(rate > 0 && rate <= HIGHEST_RATE)) {
            mistakes.add("--rate %s: it takes a number above 0, at most %.0f".formatted(rate, HIGHEST_RATE));
        }
        Map<String, String> given = arguments.values(mistakes);
        given.putIfAbsent(AllOptions.SESSION_TIMEOUT.name(), "1 min");
        try {
            options = Options.parse(KafkaOptions.ALL, given);
        } catch (InvalidOptions e) {
            e.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        }
        return mistakes;
    }

    @Override
    public Integer call() throws Exception {
        // A log would get between the lines of the table.
        FlinkLog.errorsOnly();
        try (StopSignal stop = StopSignal.install()) {
            DemoRequest request =
                    new DemoRequest(Objects.requireNonNull(options), seed, rate, millis, port, webUiPort, folder);
            new Demo(request, stop, Terminal.present(), commandLine.getOut()).run();
        }
        return CommandLine.ExitCode.OK;
    }

    private void checkDuration(List<String> mistakes) {
        if (duration == null) {
            return;
        }
        try {
            millis = Durations.parse(duration.strip());
        } catch (IllegalArgumentException | ArithmeticException e) {
            millis = 0;
        }
        if (millis == 0) {
            mistakes.add("--duration %s: it takes a duration above zero such as 30 s or 10 min".formatted(duration));
        }
    }

    private static void checkPort(String option, int port, List<String> mistakes) {
        if (port < 0 || port > HIGHEST_PORT) {
            mistakes.add("%s %d: it takes a whole number from 0 to %d".formatted(option, port, HIGHEST_PORT));
        }
    }
}
