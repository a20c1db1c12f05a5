package io.calltouchpoints.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.model.Histories;
import io.calltouchpoints.model.History;
import io.calltouchpoints.model.TaskOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many random visitors in one replay, as lines in any order, get the touchpoints of the batch evaluation. */
class ReplayIsBatchEvaluationTest {

    private static final int HISTORIES = 500;
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Map<String, List<WebEvent>> events = new TreeMap<>();
    private final List<TaskChange> changes = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "0,    fixed,      first, on-lead, 0 s,    false, count",
        "1000, fixed,      all,   always,  20 min, true,  count",
        "2000, inactivity, first, always,  5 min,  false, ignore",
        "3000, inactivity, all,   on-lead, 0 s,    true,  ignore"
    })
    void touchpointsAreThoseOfTheBatchEvaluation(
            int seed, String expiry, String calls, String firstTouch, String skew, boolean subtract, String outbound)
            throws Exception {
        Options options = options(expiry, calls, firstTouch, skew, subtract, outbound);
        for (int i = 0; i < HISTORIES; i++) {
            take(Histories.random(seed + i), i, options.arrivals());
        }
        Random random = new Random(seed);
        Path web = write("web", webLines(), 3, random);
        Path tasks = write("tasks", taskLines(), 2, random);
        Path output = Files.createDirectory(folder.resolve("output"));

        ReplaySummary summary;
        try (ReplayProgress progress = new ReplayProgress()) {
            summary = new EmbeddedReplay().run(new ReplayRequest(web, tasks, output, 2, options), progress);
        }

        TaskOptions taskOptions = new TaskOptions(
                TaskOptions.DEFAULT.callTimeFields(),
                subtract,
                outbound.equals("ignore"),
                TaskOptions.DEFAULT.blankIds());
        Map<String, Map<String, Object>> expected = BatchTouchpoints.of(events, changes, options.rules(), taskOptions);
        List<JsonNode> lines = BatchTouchpoints.lines(output.resolve(ReplayRequest.TOUCHPOINTS));
        Map<String, Map<String, Object>> found = new TreeMap<>();
        lines.forEach(line -> found.put(line.path("touchpointId").asText(), BatchTouchpoints.words(line)));
        assertThat(found).isEqualTo(expected);
        assertThat(lines).hasSameSizeAs(expected.keySet()).hasSizeGreaterThan(HISTORIES);
        assertThat(lines.stream()
                        .map(line -> line.path("touchpointDate").asText() + " "
                                + line.path("touchpointId").asText())
                        .toList())
                .isSorted();
        assertThat(summary.touchpoints()).isEqualTo(expected.size());
        assertThat(summary.webEvents())
                .isEqualTo(events.values().stream().mapToLong(List::size).sum());
        // Held back for a while, or emptied: not one is rejected for what is written in it.
        assertThat(summary.rejected().keySet()).isSubsetOf(Reason.NO_BIZIBLE_ID, Reason.NO_CALL_TIME);
    }

    private static Options options(
            String expiry, String calls, String firstTouch, String skew, boolean subtract, String outbound)
            throws InvalidOptions {
        return Options.parseForReplay(Map.of(
                "session.expiry",
                expiry,
                "session.calls",
                calls,
                "first-touch.publish",
                firstTouch,
                "call.clock-skew",
                skew,
                "call.subtract-duration",
                Boolean.toString(subtract),
                "call.outbound",
                outbound));
    }

    /** With ids of its own, and arrivals as the options see them. */
    private void take(History history, int number, Arrivals arrivals) {
        history.webEvents()
                .forEach((visitor, visited) -> events.put(
                        own(visitor, number),
                        visited.stream().map(event -> seen(event, arrivals)).toList()));
        for (TaskChange change : history.taskChanges()) {
            String taskId = "00T%06d%s".formatted(number, change.taskId().substring(9));
            Map<String, String> fields = new HashMap<>(change.fields());
            fields.computeIfPresent(TaskOptions.BIZIBLE_ID, (name, visitor) -> own(visitor, number));
            changes.add(new TaskChange(
                    taskId,
                    change.version(),
                    change.sequence(),
                    change.time(),
                    change.deleted(),
                    fields,
                    change.origin()));
        }
    }

    private static String own(String visitor, int number) {
        return "h" + number + "-" + visitor;
    }

    private static WebEvent seen(WebEvent event, Arrivals arrivals) {
        return new WebEvent(
                event.type(),
                event.time(),
                event.url(),
                event.referrer(),
                event.userAgent(),
                event.geoCountry(),
                event.geoRegion(),
                event.geoCity(),
                event.type() == EventType.PAGE_VIEW && arrivals.arrives(event.url(), event.referrer()));
    }

    private List<String> webLines() {
        List<String> lines = new ArrayList<>();
        events.forEach((visitor, visited) -> visited.forEach(event -> {
            ObjectNode line = JSON.createObjectNode();
            line.put("bizibleId", visitor);
            line.put(
                    "eventType",
                    switch (event.type()) {
                        case PAGE_VIEW -> "page_view";
                        case FORM_SUBMIT -> "form_submit";
                        case WEB_CHAT -> "web_chat";
                    });
            line.put("timestamp", event.time());
            line.put("url", event.url());
            line.put("referrer", event.referrer());
            line.put("userAgent", event.userAgent());
            line.putObject("geo").put("country", event.geoCountry()).put("city", event.geoCity());
            lines.add(line.toString());
        }));
        return lines;
    }

    /** A change that deletes and sets fields, too, becomes two records: each field keeps its version by itself. */
    private List<String> taskLines() {
        List<String> lines = new ArrayList<>();
        for (TaskChange change : changes) {
            if (change.deleted() == null) {
                lines.add(line("UPDATE", change, change.fields()));
            } else if (change.deleted()) {
                lines.add(line("DELETE", change, Map.of()));
                lines.add(line("UPDATE", change, change.fields()));
            } else {
                lines.add(line(change.fields().isEmpty() ? "UNDELETE" : "CREATE", change, change.fields()));
            }
        }
        return lines;
    }

    private static String line(String type, TaskChange change, Map<String, String> fields) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode header = line.putObject("ChangeEventHeader")
                .put("entityName", "Task")
                .put("changeType", type)
                .put("commitTimestamp", change.version())
                .put("sequenceNumber", change.sequence());
        header.putArray("recordIds").add(change.taskId());
        var names = header.putArray("changedFields");
        fields.forEach((name, value) -> {
            names.add(name);
            line.put(name, value);
        });
        return line.toString();
    }

    private Path write(String name, List<String> lines, int files, Random random) throws IOException {
        Collections.shuffle(lines, random);
        Path into = Files.createDirectory(folder.resolve(name));
        for (int i = 0; i < files; i++) {
            int from = lines.size() * i / files;
            int to = lines.size() * (i + 1) / files;
            Files.write(into.resolve(i + ".jsonl"), lines.subList(from, to));
        }
        return into;
    }
}
