package io.calltouchpoints.run;

import io.calltouchpoints.attribution.ChannelSheetException;
import io.calltouchpoints.cli.FlinkLog;
import io.calltouchpoints.cli.OpenCommand;
import io.calltouchpoints.cli.OptionArguments;
import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.cli.StopSignal;
import io.calltouchpoints.job.AllOptions;
import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Option;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.kafka.Delivery;
import io.calltouchpoints.kafka.KafkaOptions;
import io.calltouchpoints.kafka.KafkaSettings;
import io.calltouchpoints.kafka.StartCheck;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code run}: the streaming job, Kafka to Kafka. */
@Command(
        name = "run",
        description = {
            "Runs the job on Kafka topics until it is stopped: on a Flink cluster when submitted with flink run, else on one"
                    + " inside this process.",
            "Any property of Kafka's clients can be given as --kafka.NAME VALUE. A value may refer to a secret:"
                    + " $${env:NAME}, $${file:/path/name.properties:key}, $${directory:/path:file}."
        },
        customSynopsis = {
            "call-touchpoints run --kafka.bootstrap-servers HOST:PORT [--kafka.PROPERTY VALUE ...]",
            "                            [--OPTION VALUE ...]"
        })
public final class RunCommand implements OpenCommand, Callable<Integer> {

    private static final List<Option<?>> OWN = concat(KafkaOptions.ALL, EmbeddedOptions.ALL);

    private final CommandLine commandLine;
    private final OptionArguments arguments;
    private final Map<String, String> clientArguments = new LinkedHashMap<>();
    private @Nullable Options options;
    private @Nullable KafkaSettings kafka;

    private RunCommand() {
        commandLine = new CommandLine(this);
        arguments = OptionArguments.addTo(commandLine.getCommandSpec(), concat(OWN, AllOptions.STREAMING));
    }

    public static CommandLine create() {
        return new RunCommand().commandLine;
    }

    @Override
    public boolean takes(String name) {
        return name.startsWith(ClientProperties.PREFIX);
    }

    @Override
    public void give(String name, String value) {
        clientArguments.put(name, value);
    }

    @Override
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        Map<String, String> given = arguments.values(mistakes);
        given.putAll(clientArguments);
        ClientProperties client = ClientProperties.takeFrom(given, mistakes);
        try {
            Options read = Options.parse(OWN, given);
            options = read;
            kafka = KafkaSettings.of(read, client);
            read.attribution().channelRules();
            List<String> topics = kafka.topics().names();
            if (topics.stream().distinct().count() < topics.size()) {
                mistakes.add("topics: four different ones are needed, not " + String.join(", ", topics));
            }
        } catch (InvalidOptions e) {
            e.mistakes().forEach(mistake -> mistakes.add(mistake.toString()));
        } catch (UncheckedIOException | ChannelSheetException e) {
            mistakes.add("--channel.rules: " + e.getMessage());
        }
        return mistakes;
    }

    @Override
    public Integer call() throws Exception {
        PrintWriter err = commandLine.getErr();
        Options read = Objects.requireNonNull(options);
        KafkaSettings settings = Objects.requireNonNull(kafka);
        read.warnings().forEach(warning -> err.println("Warning: " + warning));
        err.flush();
        if (Submission.byFlink()) {
            submit(settings, read, err);
        } else {
            embed(RunRequest.of(settings, read), err);
        }
        return CommandLine.ExitCode.OK;
    }

    private static void submit(KafkaSettings settings, Options read, PrintWriter err) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        CheckpointConfig checkpoints = env.getCheckpointConfig();
        if (settings.delivery() == Delivery.EXACTLY_ONCE && !checkpoints.isCheckpointingEnabled()) {
            throw new Refusal("delivery exactly-once publishes with checkpoints, and Flink takes none:"
                    + " set execution.checkpointing.interval in its configuration");
        }
        check(settings, checkpoints.getCheckpointInterval() + checkpoints.getCheckpointTimeout(), err);
        Jobs.draw(env, settings, read);
        env.execute(Jobs.name(settings));
    }

    private void embed(RunRequest request, PrintWriter err) throws Exception {
        long timeout = CheckpointingOptions.CHECKPOINTING_TIMEOUT.defaultValue().toMillis();
        check(request.kafka(), request.checkpointInterval() + timeout, err);
        PrintWriter out = commandLine.getOut();
        try (StopSignal stop = StopSignal.install();
                EmbeddedRun run = EmbeddedRun.start(request)) {
            out.println(run.resumedFrom()
                    .map(checkpoint -> "Goes on from " + checkpoint)
                    .orElse("Starts without a checkpoint, at: "
                            + request.options().texts().get(KafkaOptions.START.name())));
            out.println("Reads %s, writes %s, at %s"
                    .formatted(
                            String.join(", ", request.kafka().topics().names().subList(0, 2)),
                            String.join(", ", request.kafka().topics().names().subList(2, 4)),
                            request.kafka().client().bootstrapServers()));
            out.println("Web UI: " + run.webUi());
            out.println("Ctrl-C ends it.");
            out.flush();
            run.await(stop.future());
            if (stop.given()) {
                err.println("Ending, with a savepoint.");
                err.flush();
                // Checkpoints and tasks that are cut short from now on are nothing to warn of.
                FlinkLog.errorsOnly();
            }
        }
    }

    private static void check(KafkaSettings settings, long checkpointGap, PrintWriter err) throws Refusal {
        StartCheck.Findings findings = StartCheck.of(settings, checkpointGap);
        findings.warnings().forEach(warning -> err.println("Warning: " + warning));
        err.flush();
        if (!findings.problems().isEmpty()) {
            throw new Refusal(findings.problems());
        }
    }

    private static List<Option<?>> concat(List<Option<?>> first, List<Option<?>> second) {
        List<Option<?>> all = new ArrayList<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
