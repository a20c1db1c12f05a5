package io.calltouchpoints.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.model.BatchEvaluation;
import io.calltouchpoints.model.BatchTasks;
import io.calltouchpoints.model.TaskOptions;
import io.calltouchpoints.publish.TouchpointIds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The touchpoints of the batch evaluation, in the words of the output. */
final class BatchTouchpoints {

    private static final ObjectMapper JSON = new ObjectMapper();

    private BatchTouchpoints() {}

    /** By touchpoint id, the members that the rules decide. */
    static Map<String, Map<String, Object>> of(
            Map<String, List<WebEvent>> events, Collection<TaskChange> changes, Rules rules, TaskOptions taskOptions) {
        Map<String, List<Call>> calls = BatchTasks.calls(changes, taskOptions);
        TreeSet<String> visitors = new TreeSet<>(events.keySet());
        visitors.addAll(calls.keySet());
        Map<String, Map<String, Object>> expected = new TreeMap<>();
        for (String visitor : visitors) {
            BatchEvaluation.touchpoints(
                            events.getOrDefault(visitor, List.of()), calls.getOrDefault(visitor, List.of()), rules)
                    .forEach((id, touchpoint) ->
                            expected.put(TouchpointIds.touchpointId(visitor, id), words(visitor, touchpoint)));
        }
        return expected;
    }

    /** The same members of a line of the output. */
    static Map<String, Object> words(JsonNode line) {
        Map<String, Object> words = new TreeMap<>();
        for (String name : List.of(
                "bizibleId",
                "touchpointType",
                "touchpointPosition",
                "callMatch",
                "minutesAfterSessionStart",
                "taskId",
                "landingPageRaw",
                "countFirstTouch",
                "countLeadCreationTouch",
                "countUShaped")) {
            words.put(name, line.required(name).asText());
        }
        return words;
    }

    private static Map<String, Object> words(String visitor, Touchpoint touchpoint) {
        Map<String, Object> words = new TreeMap<>();
        words.put("bizibleId", visitor);
        words.put("touchpointType", type(touchpoint));
        String conversion = touchpoint.leadCreation() ? "LC, Form" : "PostLC, Form";
        String first = touchpoint.firstTouch() ? "FT" : "";
        String second = touchpoint.conversion() ? conversion : "";
        words.put("touchpointPosition", first + (first.isEmpty() || second.isEmpty() ? "" : ", ") + second);
        words.put("callMatch", String.valueOf(touchpoint.callMatch()));
        Long since = touchpoint.sinceSessionStart();
        words.put(
                "minutesAfterSessionStart",
                since == null ? "null" : "%d.%d".formatted(since / 60_000, since / 6_000 % 10));
        words.put(
                "taskId", touchpoint.call() == null ? "null" : touchpoint.call().taskId());
        words.put(
                "landingPageRaw",
                touchpoint.landing() == null
                        ? "null"
                        : String.valueOf(touchpoint.landing().url()));
        words.put("countFirstTouch", touchpoint.firstTouch() ? "1" : "0");
        words.put("countLeadCreationTouch", touchpoint.leadCreation() ? "1" : "0");
        boolean both = touchpoint.firstTouch() && touchpoint.leadCreation();
        boolean none = !touchpoint.firstTouch() && !touchpoint.leadCreation();
        words.put("countUShaped", both ? "1.0" : none ? "0.0" : "0.5");
        return words;
    }

    private static String type(Touchpoint touchpoint) {
        if (touchpoint.call() != null) {
            return touchpoint.call().type() == null
                    ? "Web Visit"
                    : touchpoint.call().type();
        }
        if (touchpoint.form() == null) {
            return "Web Visit";
        }
        return touchpoint.form().type() == EventType.WEB_CHAT ? "Web Chat" : "Web Form";
    }

    static List<JsonNode> lines(Path file) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }
}
