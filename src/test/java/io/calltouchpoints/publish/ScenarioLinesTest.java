package io.calltouchpoints.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads the stories' touchpoints back into the types and writes them again: same members, same order, same values. */
class ScenarioLinesTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<Path> stories() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("src/test/resources/scenarios"))) {
            return all.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void writesTheStorysLines(Path story) throws IOException {
        List<String> lines = Files.readAllLines(story.resolve("touchpoints.jsonl"));
        assertThat(lines).isNotEmpty();
        for (String line : lines) {
            ObjectNode expected = (ObjectNode) MAPPER.readTree(line);
            byte[] written = new TouchpointJson(CallMedium.TASK_TYPE)
                    .write(expected.get("bizibleId").asText(), 1, touchpoint(expected), visit(expected));
            ObjectNode actual = (ObjectNode) MAPPER.readTree(written);
            actual.remove(List.of("revision", "browser", "platform"));

            assertThat(actual).isEqualTo(expected);
            assertThat(actual.fieldNames()).toIterable().containsExactlyElementsOf(() -> expected.fieldNames());
            assertThat(actual).hasToString(expected.toString());
        }
    }

    private static Touchpoint touchpoint(JsonNode json) {
        Long sessionStart = time(json, "sessionStart");
        String taskId = text(json, "taskId");
        String match = text(json, "callMatch");
        String position = json.get("touchpointPosition").asText();
        Double minutes = json.get("minutesAfterSessionStart").isNull()
                ? null
                : (Double) json.get("minutesAfterSessionStart").asDouble();
        return new Touchpoint(
                new Touchpoint.Id(sessionStart, sessionStart == null ? taskId : null),
                time(json, "touchpointDate"),
                sessionStart == null ? null : landing(json, sessionStart),
                form(json),
                taskId == null ? null : call(json, taskId),
                match == null ? null : CallMatch.valueOf(match),
                minutes == null ? null : (Long) Math.round(minutes * 60_000),
                position.contains("FT"),
                position.matches("(FT, )?LC, Form"));
    }

    private static WebEvent landing(JsonNode json, long start) {
        return new WebEvent(
                EventType.PAGE_VIEW,
                start,
                text(json, "landingPageRaw"),
                text(json, "referrerPageRaw"),
                null,
                text(json, "geoCountry"),
                text(json, "geoRegion"),
                text(json, "geoCity"),
                false);
    }

    private static @Nullable Form form(JsonNode json) {
        Long date = time(json, "formDate");
        return date == null ? null : new Form(EventType.FORM_SUBMIT, date, text(json, "formUrlRaw"));
    }

    private static Call call(JsonNode json, String taskId) {
        String type = text(json, "touchpointType");
        Long duration = json.get("callDurationSeconds").isNull()
                ? null
                : (Long) json.get("callDurationSeconds").asLong();
        return new Call(
                taskId,
                time(json, "callDate"),
                false,
                "Web Visit".equals(type) ? null : type,
                duration,
                text(json, "whoId"),
                text(json, "whatId"));
    }

    private static VisitDescription visit(JsonNode json) {
        boolean call = !json.get("taskId").isNull()
                && !json.get("touchpointType").asText().equals("Web Visit");
        return new VisitDescription(
                text(json, "touchpointSource"),
                call ? null : text(json, "medium"),
                text(json, "marketingChannel"),
                text(json, "marketingChannelPath"),
                text(json, "adCampaignName"),
                text(json, "adContent"),
                text(json, "keywordText"),
                text(json, "adId"),
                text(json, "adGroupId"),
                text(json, "landingPage"),
                text(json, "referrerPage"),
                null,
                null);
    }

    private static @Nullable String text(JsonNode json, String member) {
        return json.get(member).textValue();
    }

    private static @Nullable Long time(JsonNode json, String member) {
        String time = text(json, member);
        return time == null ? null : (Long) Instant.parse(time).toEpochMilli();
    }
}
