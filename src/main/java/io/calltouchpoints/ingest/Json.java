package io.calltouchpoints.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.google.common.base.Utf8;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Opens and closes one JSON object in UTF-8, and says in words why something else is none. */
final class Json {

    private static final int RAW_BYTES = 64 * 1024;
    private static final int WORDS = 200;

    /** Names are not interned: whoever sends records chooses them. Only nesting is limited; the size of a record bounds the rest. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** What to do with the members of an object; the parser stands on its opening brace, and is left on its closing one. */
    @FunctionalInterface
    interface Members<T> {
        /** @param wellFormed whether no text can hold half a surrogate pair ({@link Texts#isWellFormed}) */
        T read(JsonParser parser, boolean wellFormed) throws IOException, Unreadable;
    }

    /**
     * Reads the one object that the bytes are.
     *
     * @throws Unreadable when they are too many ({@code TOO_LARGE}, before anything is parsed), or no JSON object in UTF-8
     */
    static <T> T read(byte @Nullable [] value, int maxBytes, Members<T> members) throws Unreadable {
        if (value == null) {
            throw malformed("no value");
        }
        if (value.length > maxBytes) {
            throw new Unreadable(Reason.TOO_LARGE, value.length + " bytes, more than record.max-bytes " + maxBytes);
        }
        // All of this takes the JVM a few instructions: a text of Latin letters knows that it holds no U+FFFD.
        String ascii = new String(value, StandardCharsets.US_ASCII);
        boolean isAscii = ascii.indexOf('\uFFFD') < 0;
        // Jackson is lenient here, and does not look into what is skipped.
        if (!isAscii && !Utf8.isWellFormed(value)) {
            throw malformed("invalid UTF-8");
        }
        // UTF-8 cannot spell half a surrogate pair, an escape can.
        boolean wellFormed = isAscii && ascii.indexOf('\\') < 0;
        int start = hasByteOrderMark(value) ? 3 : 0;
        try (JsonParser parser = FACTORY.createParser(value, start, value.length - start)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                throw malformed("empty");
            }
            if (first != JsonToken.START_OBJECT) {
                throw malformed("not an object but " + kind(first));
            }
            T result = members.read(parser, wellFormed);
            if (parser.nextToken() != null) {
                throw malformed("more behind the object");
            }
            return result;
        } catch (JsonEOFException e) {
            throw malformed("ends in the middle");
        } catch (JsonProcessingException e) {
            throw malformed(words(e));
        } catch (IOException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The first 64 KiB; a character at the cut goes as a whole, so that valid text stays valid. */
    static byte @Nullable [] beginning(byte @Nullable [] value) {
        if (value == null || value.length <= RAW_BYTES) {
            return value;
        }
        int end = RAW_BYTES;
        while (end > RAW_BYTES - 3 && (value[end] & 0xC0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(value, end);
    }

    private static Unreadable malformed(String why) {
        return new Unreadable(Reason.MALFORMED_JSON, why);
    }

    private static String words(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        String cut = message.length() > WORDS ? message.substring(0, WORDS) + "…" : message;
        return e.getLocation() == null
                ? cut
                : cut + ", at byte " + e.getLocation().getByteOffset();
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "null";
        };
    }

    private static boolean hasByteOrderMark(byte[] value) {
        return value.length >= 3 && value[0] == (byte) 0xEF && value[1] == (byte) 0xBB && value[2] == (byte) 0xBF;
    }
}
