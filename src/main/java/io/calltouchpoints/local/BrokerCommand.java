package io.calltouchpoints.local;

import io.calltouchpoints.cli.CheckedCommand;
import io.calltouchpoints.cli.FlinkLog;
import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.cli.StopSignal;
import io.calltouchpoints.kafka.TopicLayout;
import io.calltouchpoints.kafka.Topics;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.TopicDescription;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code broker}: a Kafka to try things out with. */
@Command(
        name = "broker",
        description = {
            "Runs a Kafka broker with the four topics, until Ctrl-C.",
            "One node, for one machine: it listens on 127.0.0.1 only, without encryption or passwords."
        })
final class BrokerCommand implements CheckedCommand, Callable<Integer> {

    private static final int HIGHEST_PORT = 65_535;
    private static final int MOST_PARTITIONS = 1_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--port", paramLabel = "NUMBER", description = "Default: ${DEFAULT-VALUE}. 0 takes a free one.")
    private int port = 9092;

    @Option(
            names = "--folder",
            required = true,
            paramLabel = "DIR",
            description = "Where its data are kept, also for the next start. Made if it is not there.")
    private @Nullable Path folder;

    @Option(
            names = "--partitions",
            paramLabel = "NUMBER",
            description = "Of each topic that is not there yet. Default: ${DEFAULT-VALUE}.")
    private int partitions = 4;

    @Override
    public List<String> mistakes() {
        List<String> mistakes = new ArrayList<>();
        if (port < 0 || port > HIGHEST_PORT) {
            mistakes.add("--port %d: it takes a whole number from 0 to %d".formatted(port, HIGHEST_PORT));
        }
        if (partitions < 1 || partitions > MOST_PARTITIONS) {
            mistakes.add(
                    "--partitions %d: it takes a whole number from 1 to %d".formatted(partitions, MOST_PARTITIONS));
        }
        return mistakes;
    }

    @Override
    public Integer call() throws IOException, InterruptedException, Refusal {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        Path data = Objects.requireNonNull(folder);
        try (StopSignal stop = StopSignal.install();
                EmbeddedBroker broker = EmbeddedBroker.start(data, port)) {
            List<TopicDescription> topics = broker.createTopics(partitions);
            out.printf("Kafka is ready at %s%n", broker.bootstrapServers());
            topics.forEach(topic -> out.println("  " + line(topic)));
            out.printf(
                    "Its data are in %s. Ctrl-C ends it.%n",
                    data.toAbsolutePath().normalize());
            out.flush();
            stop.await();
            // Its own clients complain of what is closed under them.
            FlinkLog.errorsOnly();
        }
        return ExitCode.OK;
    }

    private static String line(TopicDescription topic) {
        Map<String, String> config = TopicLayout.configs(Topics.DEFAULT).getOrDefault(topic.name(), Map.of());
        int number = topic.partitions().size();
        return "%-16s %d partition%s%s"
                .formatted(
                        topic.name(),
                        number,
                        number == 1 ? "" : "s",
                        "compact".equals(config.get("cleanup.policy")) ? ", compacted" : "");
    }
}
