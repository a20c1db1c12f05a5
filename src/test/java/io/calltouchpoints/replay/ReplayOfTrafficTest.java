package io.calltouchpoints.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.cli.Commands;
import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.model.TaskOptions;
import io.calltouchpoints.traffic.GenerateCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Files that {@code generate} makes, replayed, give the touchpoints of the batch evaluation. */
class ReplayOfTrafficTest {

    @TempDir
    Path folder;

    private final StringWriter told = new StringWriter();
    private Path web;
    private Path tasks;

    @BeforeEach
    void generate() {
        Path traffic = folder.resolve("traffic");
        int code = command()
                .execute(
                        "--output=" + traffic,
                        "--duration=6 h",
                        "--rate=3",
                        "--visitors=500",
                        "--seed=11",
                        "--daily-rhythm");
        assertThat(code).isZero();
        web = traffic.resolve("web-events.jsonl");
        tasks = traffic.resolve("salesforce-tasks.jsonl");
    }

    @Test
    void touchpointsAreThoseOfTheBatchEvaluation() throws Exception {
        Options options = Options.parseForReplay(Map.of());
        Path output = Files.createDirectory(folder.resolve("output"));
        ReplaySummary summary;
        try (ReplayProgress progress = new ReplayProgress()) {
            summary = new EmbeddedReplay().run(new ReplayRequest(web, tasks, output, 2, options), progress);
        }

        Map<String, Map<String, Object>> found = new TreeMap<>();
        for (JsonNode line : BatchTouchpoints.lines(output.resolve(ReplayRequest.TOUCHPOINTS))) {
            found.put(line.path("touchpointId").asText(), BatchTouchpoints.words(line));
        }
        assertThat(found)
                .isEqualTo(BatchTouchpoints.of(events(options), changes(options), options.rules(), TaskOptions.DEFAULT))
                .hasSizeGreaterThan(500);
        assertThat(summary.webEvents()).isEqualTo(number("web events"));
        assertThat(summary.taskRecords()).isEqualTo(number("Task records"));
        assertThat(summary.merged() + standalone(summary)).isEqualTo(number("calls told"));
        long unreadable = summary.rejected().entrySet().stream()
                .filter(entry -> entry.getKey() != Reason.NO_BIZIBLE_ID)
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(unreadable).isEqualTo(number("broken records")).isPositive();
    }

    @Test
    void doesNotWriteOverFilesUnlessTold() {
        String traffic = folder.resolve("traffic").toString();
        assertThat(command().execute("--output", traffic, "--duration", "1 min"))
                .isEqualTo(2);
        assertThat(told.toString())
                .contains("--output " + traffic + ": holds web-events.jsonl; name another folder, or add --overwrite");
        assertThat(command().execute("--output", traffic, "--duration", "1 min", "--overwrite"))
                .isZero();
    }

    private CommandLine command() {
        told.getBuffer().setLength(0);
        CommandLine command = Commands.prepare(new CommandLine(new GenerateCommand()));
        return command.setOut(new PrintWriter(told)).setErr(new PrintWriter(told));
    }

    private long number(String name) {
        return told.toString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToLong(line ->
                        Long.parseLong(line.substring(name.length()).strip().replace(",", "")))
                .findFirst()
                .orElseThrow();
    }

    private static long standalone(ReplaySummary summary) {
        return summary.standalone().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, List<WebEvent>> events(Options options) throws IOException {
        WebEventReader reader = new WebEventReader(options.input(true), options.arrivals());
        Map<String, List<WebEvent>> events = new TreeMap<>();
        for (String line : Files.readAllLines(web)) {
            var event =
                    reader.read(line.getBytes(StandardCharsets.UTF_8), origin()).value();
            if (event != null) {
                events.computeIfAbsent(event.bizibleId(), id -> new ArrayList<>())
                        .add(event.event());
            }
        }
        return events;
    }

    private List<TaskChange> changes(Options options) throws IOException {
        TaskReader reader = new TaskReader(options.input(true));
        List<TaskChange> changes = new ArrayList<>();
        for (String line : Files.readAllLines(tasks)) {
            for (Incoming<TaskChange> change : reader.read(line.getBytes(StandardCharsets.UTF_8), origin())) {
                if (change.value() != null) {
                    changes.add(change.value());
                }
            }
        }
        return changes;
    }

    private static Origin origin() {
        return new Origin("file", null, 1L, null, null);
    }
}
