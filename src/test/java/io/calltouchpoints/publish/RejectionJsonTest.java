package io.calltouchpoints.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.Rejection;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RejectionJsonTest {

    private static final int LIMIT = 64 * 1024;

    @Test
    void everyMemberInOrder() {
        Rejection rejection = new Rejection(
                Reason.INVALID_FIELD,
                "timestamp: \"soon\" is no time",
                new Origin("web-events", 3, 41L, 1_481_228_220_000L, new byte[] {1}),
                "abc",
                "00T5e00001AbCdEEAV",
                "{\"a\":\"ü\"}".getBytes(UTF_8));
        assertThat(new String(new RejectionJson(true).write(rejection), UTF_8)).isEqualTo("""
                {"reason":"INVALID_FIELD","detail":"timestamp: \\"soon\\" is no time","topic":"web-events","partition":3,\
                "offset":41,"timestamp":"2016-12-08T20:17:00.000Z","bizibleId":"abc","taskId":"00T5e00001AbCdEEAV",\
                "raw":"{\\"a\\":\\"ü\\"}","rawBase64":null}""");
    }

    @Test
    void whatIsNotKnownIsNull() {
        Rejection rejection = new Rejection(
                Reason.LATE_WEB_EVENT, "late", new Origin("web-events", null, null, null, null), null, null, null);
        assertThat(new String(new RejectionJson(true).write(rejection), UTF_8)).isEqualTo("""
                {"reason":"LATE_WEB_EVENT","detail":"late","topic":"web-events","partition":null,"offset":null,\
                "timestamp":null,"bizibleId":null,"taskId":null,"raw":null,"rawBase64":null}""");
    }

    @Test
    void aDetailThatQuotesAnAbsurdUrlIsCut() throws IOException {
        Rejection rejection = new Rejection(
                Reason.LATE_WEB_EVENT,
                "x".repeat(1 << 20),
                new Origin("web-events", null, null, null, null),
                null,
                null,
                null);
        JsonNode json = new ObjectMapper().readTree(new RejectionJson(true).write(rejection));
        assertThat(json.get("detail").asText()).isEqualTo("x".repeat(4_096));
    }

    @Test
    void bytesThatAreNoTextComeAsBase64() throws IOException {
        byte[] bytes = {'{', (byte) 0xC3, '}'};
        assertThat(raw(bytes)).isNull();
        assertThat(Base64.getDecoder().decode(base64(bytes))).isEqualTo(bytes);
    }

    @Test
    void aShortRecordThatEndsInHalfACharacterIsNoText() throws IOException {
        byte[] bytes = {'a', (byte) 0xC3};
        assertThat(raw(bytes)).isNull();
        assertThat(Base64.getDecoder().decode(base64(bytes))).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void longTextIsCutAtACharacter(int shift) throws IOException {
        String text = "x".repeat(shift) + "\uD83D\uDE00".repeat(20_000);
        byte[] bytes = text.getBytes(UTF_8);
        int whole = shift + (LIMIT - shift) / 4 * 4;
        String expected = new String(Arrays.copyOf(bytes, whole), UTF_8);

        assertThat(raw(bytes)).isEqualTo(expected);
        assertThat(raw(Arrays.copyOf(bytes, LIMIT))).isEqualTo(expected);
        assertThat(base64(bytes)).isNull();
    }

    @Test
    void longBytesAreCutToo() throws IOException {
        byte[] bytes = new byte[LIMIT + 5];
        Arrays.fill(bytes, (byte) 0xFF);
        assertThat(Base64.getDecoder().decode(base64(bytes))).hasSize(LIMIT);
    }

    @Test
    void rawCanBeLeftOut() throws IOException {
        for (byte[] bytes : new byte[][] {{'a'}, {(byte) 0xFF}}) {
            JsonNode json = json(false, bytes);
            assertThat(json.get("raw").isNull()).isTrue();
            assertThat(json.get("rawBase64").isNull()).isTrue();
        }
    }

    private static @Nullable String raw(byte[] bytes) throws IOException {
        return json(true, bytes).get("raw").textValue();
    }

    private static @Nullable String base64(byte[] bytes) throws IOException {
        return json(true, bytes).get("rawBase64").textValue();
    }

    private static JsonNode json(boolean withRaw, byte[] raw) throws IOException {
        Origin origin = new Origin("t", 0, 0L, 0L, null);
        return new ObjectMapper()
                .readTree(new RejectionJson(withRaw)
                        .write(new Rejection(Reason.MALFORMED_JSON, "d", origin, null, null, raw)));
    }
}
