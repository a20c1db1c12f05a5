package io.calltouchpoints.traffic;

import io.calltouchpoints.cli.OpenCommand;
import io.calltouchpoints.cli.ProgressLine;
import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.cli.StopSignal;
import io.calltouchpoints.cli.Terminal;
import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.kafka.TopicCheck;
import io.calltouchpoints.kafka.Topics;
import io.calltouchpoints.traffic.TrafficSink.Pacing;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code generate}: traffic to Kafka or to files. */
@Command(
        name = "generate",
        description = {
            "Makes web events and Salesforce Tasks as they could be: sessions with ads and referrers, forms, chats, calls that are"
                    + " told late, Tasks filled in, corrected and deleted, and now and then a record that is broken.",
            "To Kafka each record is sent when it happens, from now on. To files all of it is written at once.",
            "The same seed and options make the same files, and the same traffic but for its start."
        },
        customSynopsis = {
            "call-touchpoints generate --kafka.bootstrap-servers HOST:PORT [--kafka.PROPERTY VALUE ...]",
            "                                 [--duration DURATION] [OPTIONS]",
            "       call-touchpoints generate --output DIR --duration DURATION [OPTIONS]"
        })
public final class GenerateCommand implements OpenCommand, Callable<Integer> {

    private static final String SERVERS = ClientProperties.PREFIX + "bootstrap-servers";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final PlanOptions planOptions = new PlanOptions();

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "Folder for " + TrafficFiles.WEB_EVENTS + " and " + TrafficFiles.TASKS + ", which replay takes.")
    private @Nullable Path output;

    @Option(names = "--overwrite", description = "Replace files of that name in the folder.")
    private boolean overwrite;

    @Option(names = "--web.topic", paramLabel = "TOPIC", description = "Default: ${DEFAULT-VALUE}.")
    private String webTopic = Topics.DEFAULT.webEvents();

    @Option(names = "--tasks.topic", paramLabel = "TOPIC", description = "Default: ${DEFAULT-VALUE}.")
    private String tasksTopic = Topics.DEFAULT.tasks();

    private final Map<String, String> clientArguments = new LinkedHashMap<>();
    private @Nullable ClientProperties client;

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
        if (output == null && clientArguments.isEmpty()) {
            mistakes.add("--" + SERVERS + " or --output: one of them is needed");
        } else if (output == null) {
            client = ClientProperties.takeFrom(new LinkedHashMap<>(clientArguments), mistakes);
        } else if (!clientArguments.isEmpty()) {
            mistakes.add("--output: not together with --"
                    + clientArguments.keySet().iterator().next());
        } else {
            checkOutput(output, mistakes);
        }
        planOptions.check(output != null, mistakes);
        return mistakes;
    }

    private void checkOutput(Path folder, List<String> mistakes) {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            mistakes.add("--output %s: is a file, and must be a folder".formatted(folder));
        }
        for (String name : List.of(TrafficFiles.WEB_EVENTS, TrafficFiles.TASKS)) {
            if (!overwrite && Files.exists(folder.resolve(name))) {
                mistakes.add("--output %s: holds %s; name another folder, or add --overwrite".formatted(folder, name));
            }
        }
    }

    @Override
    public Integer call() throws Exception {
        try (StopSignal stop = StopSignal.install()) {
            Path folder = output;
            if (folder == null) {
                toKafka(Objects.requireNonNull(client), stop);
            } else {
                Files.createDirectories(folder);
                Traffic traffic = new Traffic(planOptions.plan(PlanOptions.START_OF_FILES));
                send(traffic, new TrafficFiles(folder), time -> !stop.given());
            }
        }
        return ExitCode.OK;
    }

    private void toKafka(ClientProperties properties, StopSignal stop) throws Exception {
        List<String> problems = TopicCheck.problems(properties, "generate", List.of(webTopic, tasksTopic));
        if (!problems.isEmpty()) {
            throw new Refusal(problems);
        }
        TrafficSink producer = new TrafficProducer(properties, webTopic, tasksTopic);
        Traffic traffic = new Traffic(planOptions.plan(System.currentTimeMillis()));
        send(traffic, producer, time -> !stop.await(time - System.currentTimeMillis()));
    }

    private void send(Traffic traffic, TrafficSink to, Pacing pacing) throws IOException, InterruptedException {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        long start = System.nanoTime();
        TrafficCounts counts = traffic.counts();
        try (TrafficSink sink = to;
                ProgressLine line = new ProgressLine(counts::inOneLine, err)) {
            line.start(Terminal.present());
            sink.sendAll(traffic, pacing);
        }
        counts.print(out, (System.nanoTime() - start) / 1e9);
        out.flush();
    }
}
