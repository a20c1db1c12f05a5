package io.calltouchpoints.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON objects member by member, one object after the other. */
final class JsonRecord {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    private final JsonGenerator json;

    private JsonRecord() {
        try {
            json = FACTORY.createGenerator(bytes);
            json.writeStartObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonRecord begin() {
        return new JsonRecord();
    }

    JsonRecord open(String name) {
        return write(() -> json.writeObjectFieldStart(name));
    }

    JsonRecord close() {
        return write(json::writeEndObject);
    }

    JsonRecord put(String name, @Nullable Object value) {
        return write(() -> {
            json.writeFieldName(name);
            value(value);
        });
    }

    JsonRecord putAll(Map<String, ? extends @Nullable Object> members) {
        members.forEach(this::put);
        return this;
    }

    byte[] end() {
        // Closing closes what is open.
        write(json::close);
        return bytes.toByteArray();
    }

    private void value(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object entry : list) {
                value(entry);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }

    private JsonRecord write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }
}
