package io.calltouchpoints.publish;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** One JSON object on one line, in UTF-8, member by member. */
final class JsonLine {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final int longestText;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final JsonGenerator json;

    JsonLine() {
        this(Integer.MAX_VALUE);
    }

    /** @param longestText texts are cut after so many UTF-16 units */
    JsonLine(int longestText) {
        this.longestText = longestText;
        try {
            json = FACTORY.createGenerator(bytes);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonLine text(String member, @Nullable String value) {
        return member(member, value == null ? null : () -> json.writeString(withoutLoneSurrogates(cut(value))));
    }

    JsonLine time(String member, @Nullable Long epochMillis) {
        return text(member, epochMillis == null ? null : Times.iso(epochMillis));
    }

    JsonLine number(String member, @Nullable Number value) {
        return member(member, value == null ? null : () -> writeNumber(value));
    }

    byte[] end() {
        try {
            json.writeEndObject();
            json.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void writeNumber(Number value) throws IOException {
        if (value instanceof Double fraction) {
            json.writeNumber(fraction);
        } else {
            json.writeNumber(value.longValue());
        }
    }

    private JsonLine member(String name, @Nullable Value value) {
        try {
            json.writeFieldName(name);
            if (value == null) {
                json.writeNull();
            } else {
                value.write();
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String cut(String text) {
        return text.length() <= longestText ? text : text.substring(0, longestText);
    }

    /** Half a character, which JSON input may carry escaped, has no UTF-8 form, and Jackson would throw. */
    private static String withoutLoneSurrogates(String text) {
        if (!hasSurrogates(text)) {
            return text;
        }
        return text.codePoints()
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** A loop, because every text of every touchpoint passes here. */
    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private interface Value {
        void write() throws IOException;
    }
}
