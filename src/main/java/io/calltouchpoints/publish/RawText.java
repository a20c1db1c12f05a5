package io.calltouchpoints.publish;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The start of a record that could not be read: text where it is text, else Base64. */
record RawText(@Nullable String text, @Nullable String base64) {

    static final int LIMIT = 64 * 1024;

    static final RawText NONE = new RawText(null, null);

    static RawText of(byte @Nullable [] raw) {
        if (raw == null) {
            return NONE;
        }
        byte[] start = raw.length > LIMIT ? Arrays.copyOf(raw, LIMIT) : raw;
        @Nullable String text = decode(start);
        return text != null
                ? new RawText(text, null)
                : new RawText(null, Base64.getEncoder().encodeToString(start));
    }

    /** Null when it is no UTF-8. At the limit half a character is no error: it is where the record was cut. */
    private static @Nullable String decode(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), text, bytes.length < LIMIT);
        return result.isError() ? null : text.flip().toString();
    }
}
