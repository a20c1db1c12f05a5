package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.StandaloneJar.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that can be wrong with a line, all in one replay: each is rejected for its own reason, and stops nothing. */
class ReplayRejectionsIT {

    private static final String TAKEN = "";

    @TempDir
    Path folder;

    private final Input web = new Input();
    private final Input tasks = new Input();

    @Test
    void eachBadLineIsRejectedForItsReason() throws Exception {
        webEvents();
        taskRecords();
        Path output = folder.resolve("output");

        Result result = StandaloneJar.run(
                folder,
                "replay",
                "--web-events",
                web.write(folder.resolve("web.jsonl")),
                "--tasks",
                tasks.write(folder.resolve("tasks.jsonl")),
                "--output",
                output.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        List<JsonNode> rejections = lines(output.resolve("rejected.jsonl"));
        assertThat(reasons(rejections, "web.jsonl")).isEqualTo(web.reasons);
        assertThat(reasons(rejections, "tasks.jsonl")).isEqualTo(tasks.reasons);
        assertThat(rejections).hasSize(web.reasons.size() + tasks.reasons.size());
        assertThat(result.out()).containsPattern("records rejected +" + rejections.size() + "\n");
        assertInOrder(rejections);
        assertOriginals(rejections);
        assertThat(lines(output.resolve("touchpoints.jsonl")))
                .extracting(
                        touchpoint -> touchpoint.path("bizibleId").asText(),
                        touchpoint -> touchpoint.path("touchpointType").asText())
                .containsExactly(
                        tuple("good", "Web Form"),
                        tuple("no-url", "Web Form"),
                        tuple("deep", "Web Chat"),
                        tuple("bitmaps", "Left Message"));
    }

    private void webEvents() {
        web.add(TAKEN, event("good", "form_submit", "\"2016-12-08T20:17:00Z\""));
        web.add("MALFORMED_JSON", "");
        web.add("MALFORMED_JSON", "{\"bizibleId\":\"v\",\"eventType\":\"page_vi");
        web.add("MALFORMED_JSON", "[" + event("v", "page_view", "\"2016-12-08T20:17:00Z\"") + "]");
        web.add("MALFORMED_JSON", event("v", "page_view", "\"2016-12-08T20:17:00Z\"") + " {}");
        web.add("MALFORMED_JSON", "null");
        web.add("INVALID_FIELD", """
                {"bizibleId":{"value":"v"},"eventType":"page_view","timestamp":1481228220000,"url":"http://a.example/"}""");
        web.add("MISSING_FIELD", """
                {"eventType":"page_view","timestamp":1481228220000,"url":"http://a.example/"}""");
        web.add("MISSING_FIELD", event(" Undefined ", "page_view", "1481228220000"));
        web.add("INVALID_FIELD", event("x".repeat(129), "page_view", "1481228220000"));
        web.add("INVALID_FIELD", event("v", "page_view", "\"2016-12-08T20:17:00\""));
        web.add("INVALID_FIELD", event("v", "page_view", "\"40000-12-08T20:17:00Z\""));
        web.add("INVALID_FIELD", event("v", "page_view", "1200130000000000"));
        web.add("INVALID_FIELD", event("v", "page_view", "-1"));
        web.add("INVALID_FIELD", event("v", "page_leave", "1481228220000"));
        web.add("MISSING_FIELD", """
                {"bizibleId":"v","eventType":"page_view","timestamp":1481228220000,"url":" "}""");
        byte[] latin = event("v\u00e9", "page_view", "1481228220000").getBytes(StandardCharsets.ISO_8859_1);
        web.add("MALFORMED_JSON", latin);
        web.add("TOO_LARGE", event("v" + " ".repeat(2 << 20), "page_view", "1481228220000"));
        web.add(TAKEN, """
                {"bizibleId":"no-url","eventType":"form_submit","timestamp":"2016-12-08T20:18Z","url":"::no url::"}""");
        web.add("MALFORMED_JSON", "{\"a\":".repeat(1_000));
        web.add("MALFORMED_JSON", "{\"a\":".repeat(5_000));
        web.add("MALFORMED_JSON", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        web.add(
                TAKEN,
                "{\"a\":" + "[".repeat(400) + "]".repeat(400) + ","
                        + event("deep", "web_chat", "\"2016-12-08T20:19:00Z\"").substring(1));
        web.add("MALFORMED_JSON", "\u0000");
    }

    private void taskRecords() {
        tasks.add("MALFORMED_JSON", "");
        tasks.add("MALFORMED_JSON", "{\"Id\":");
        tasks.add("MALFORMED_JSON", "[]");
        tasks.add("MISSING_FIELD", "{}");
        tasks.add("INVALID_FIELD", row("00T5e00001AbCd", "v", "2016-12-08T20:20:00Z"));
        tasks.add("INVALID_FIELD", row("00T5e00001AbCd_", "v", "2016-12-08T20:20:00Z"));
        tasks.add("GAP", row("00T*", "v", "2016-12-08T20:20:00Z"));
        tasks.add("GAP", change("GAP_UPDATE", "\"00T5e00001AbCdE\"", "", ""));
        tasks.add("MISSING_FIELD", change("CREATE", "", "", ""));
        tasks.add("INVALID_FIELD", change("MERGE", "\"00T5e00001AbCdE\"", "", ""));
        tasks.add("INVALID_FIELD", row("00T5e00001AbCdE", "v", "2016-12-08T20:31:01Z"));
        tasks.add("INVALID_FIELD", row("00T5e00001AbCdE", "x".repeat(129), "2016-12-08T20:20:00Z"));
        tasks.add("INVALID_FIELD", row("00T5e00001AbCdE", "v", "2016-12-08T20:20:00"));
        tasks.add("MISSING_FIELD", """
                {"Id":"00T5e00001AbCdE","bizible2__BizibleId__c":"v","CreatedDate":"2016-12-08T20:20:00Z"}""");
        tasks.add("NO_BIZIBLE_ID", row("00T5e00002AbCdE", "undefined", "2016-12-08T20:20:00Z"));
        tasks.add("NO_CALL_TIME", row("00T5e00003AbCdE", "v", "2016-12-08"));
        tasks.add(TAKEN, change("CREATE", "\"00T5e00004AbCdE\"", "", """
                "bizible2__BizibleId__c":"bitmaps","CreatedDate":"2016-12-08T20:20:00Z","Type":"Call","""));
        tasks.add(TAKEN, change("UPDATE", "\"00T5e00004AbCdE\"", "\"0x400010\"", """
                "bizible2__BizibleId__c":null,"Type":"Left Message","""));
        tasks.add(TAKEN, """
                {"Id":"00T5e00005AbCdE","Type":"Email","SystemModstamp":"2016-12-08T20:30:00Z"}""");
        tasks.add(TAKEN, """
                {"attributes":{"type":"Event"},"Id":"00U5e00005AbCdE"}""");
        tasks.add(TAKEN, """
                {"Id":"00T5e00006AbCdE","IsDeleted":true}""");
        tasks.add("MALFORMED_JSON", "{\"a\":".repeat(1_000));
        tasks.add("MALFORMED_JSON", "{\"a\":".repeat(5_000));
        tasks.add("MALFORMED_JSON", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}");
        tasks.add("TOO_LARGE", " ".repeat(2 << 20));
    }

    private static String event(String visitor, String type, String time) {
        return """
                {"bizibleId":"%s","eventType":"%s","timestamp":%s,"url":"http://www.example.com/"}""".formatted(visitor, type, time);
    }

    private static String row(String id, String visitor, String created) {
        return """
                {"Id":"%s","bizible2__BizibleId__c":"%s","CreatedDate":"%s","Type":"Call",\
                "SystemModstamp":"2016-12-08T20:30:00Z"}""".formatted(id, visitor, created);
    }

    private static String change(String type, String ids, String changed, String fields) {
        return """
                {%s"ChangeEventHeader":{"entityName":"Task","changeType":"%s","recordIds":[%s],"changedFields":[%s],\
                "commitTimestamp":%d}}""".formatted(fields, type, ids, changed, 1_481_229_000_000L + changed.length());
    }

    private static Map<Long, String> reasons(List<JsonNode> rejections, String topic) {
        Map<Long, String> reasons = new TreeMap<>();
        rejections.stream()
                .filter(rejection -> rejection.path("topic").asText().equals(topic))
                .forEach(rejection -> reasons.put(
                        rejection.path("offset").asLong(),
                        rejection.path("reason").asText()));
        return reasons;
    }

    private static void assertInOrder(List<JsonNode> rejections) {
        assertThat(rejections).isSortedAccordingTo((a, b) -> {
            int byLine =
                    Long.compare(a.path("offset").asLong(), b.path("offset").asLong());
            return byLine != 0
                    ? byLine
                    : a.path("topic").asText().compareTo(b.path("topic").asText());
        });
    }

    private void assertOriginals(List<JsonNode> rejections) {
        for (JsonNode rejection : rejections) {
            Input input = rejection.path("topic").asText().equals("web.jsonl") ? web : tasks;
            byte[] line = input.lines.get((int) rejection.path("offset").asLong() - 1);
            String text = new String(line, StandardCharsets.UTF_8);
            boolean valid = text.indexOf('\uFFFD') < 0;
            boolean unread = List.of("MALFORMED_JSON", "MISSING_FIELD", "INVALID_FIELD")
                    .contains(rejection.path("reason").asText());
            assertThat(rejection.path("raw").textValue())
                    .as(rejection::toString)
                    .isEqualTo(unread && valid ? text : null);
            assertThat(rejection.path("rawBase64").textValue())
                    .as(rejection::toString)
                    .isEqualTo(valid ? null : Base64.getEncoder().encodeToString(line));
            assertThat(rejection.path("partition").isNull()).isTrue();
            assertThat(rejection.path("detail").asText()).isNotBlank();
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Stories.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    /** Lines, and the reason for which each is rejected. */
    private static final class Input {

        private final List<byte[]> lines = new ArrayList<>();
        private final Map<Long, String> reasons = new TreeMap<>();

        void add(String reason, String line) {
            add(reason, line.getBytes(StandardCharsets.UTF_8));
        }

        void add(String reason, byte[] line) {
            lines.add(line);
            if (!reason.equals(TAKEN)) {
                reasons.put((long) lines.size(), reason);
            }
        }

        String write(Path file) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (int i = 0; i < lines.size(); i++) {
                bytes.write(lines.get(i));
                // A last line counts without its end, too.
                if (i < lines.size() - 1) {
                    bytes.write('\n');
                }
            }
            return Files.write(file, bytes.toByteArray()).toString();
        }
    }
}
