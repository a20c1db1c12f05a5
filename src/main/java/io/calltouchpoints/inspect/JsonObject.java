package io.calltouchpoints.inspect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.calltouchpoints.publish.Times;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One JSON object in one line, member by member; objects and arrays nest. */
final class JsonObject {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonGenerator json;

    private JsonObject(JsonGenerator json) {
        this.json = json;
    }

    static String of(Consumer<JsonObject> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            members.accept(new JsonObject(json));
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    JsonObject text(String member, @Nullable Object value) {
        return write(member, () -> {
            if (value == null) {
                json.writeNull();
            } else {
                json.writeString(value.toString());
            }
        });
    }

    JsonObject time(String member, @Nullable Long epochMillis) {
        return text(member, epochMillis == null ? null : Times.iso(epochMillis));
    }

    JsonObject number(String member, long value) {
        return write(member, () -> json.writeNumber(value));
    }

    JsonObject decimal(String member, @Nullable Double value) {
        return write(member, () -> {
            if (value == null) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        });
    }

    JsonObject flag(String member, boolean value) {
        return write(member, () -> json.writeBoolean(value));
    }

    JsonObject object(String member, @Nullable Consumer<JsonObject> members) {
        return write(member, () -> {
            if (members == null) {
                json.writeNull();
            } else {
                nested(members);
            }
        });
    }

    <T> JsonObject array(String member, Iterable<T> values, Member<T> each) {
        return write(member, () -> {
            json.writeStartArray();
            for (T value : values) {
                nested(object -> each.write(object, value));
            }
            json.writeEndArray();
        });
    }

    /** Values that are JSON objects already. */
    JsonObject rawArray(String member, Iterable<String> values) {
        return write(member, () -> {
            json.writeStartArray();
            for (String value : values) {
                json.writeRawValue(value);
            }
            json.writeEndArray();
        });
    }

    JsonObject numbers(String member, Map<?, Long> values) {
        return object(member, object -> values.forEach((name, value) -> object.number(name.toString(), value)));
    }

    private void nested(Consumer<JsonObject> members) throws IOException {
        json.writeStartObject();
        members.accept(this);
        json.writeEndObject();
    }

    private JsonObject write(String member, Value value) {
        try {
            json.writeFieldName(member);
            value.write();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the members of one value of an array. */
    @FunctionalInterface
    interface Member<T> {
        void write(JsonObject object, T value);
    }

    private interface Value {
        void write() throws IOException;
    }
}
