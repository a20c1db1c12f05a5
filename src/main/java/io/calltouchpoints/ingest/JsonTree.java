package io.calltouchpoints.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists and text: a number or boolean is the text it is written as, null is null, the last of a repeated
 * member counts. Tasks come in too many shapes to be taken from the token stream, and there are few of them.
 */
final class JsonTree {

    private JsonTree() {}

    static Map<String, @Nullable Object> parse(byte @Nullable [] value, int maxBytes) throws Unreadable {
        return Json.read(value, maxBytes, (parser, wellFormed) -> object(parser));
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            members.put(name, value(parser, parser.nextToken()));
        }
        return members;
    }

    /** Jackson's limit of nesting bounds the depth of these calls. */
    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            values.add(value(parser, token));
        }
        return values;
    }

    /** The member as trimmed text; null when it is absent, blank, an object or an array. */
    static @Nullable String text(Map<String, @Nullable Object> node, String member) {
        return text(node.get(member));
    }

    static @Nullable String text(@Nullable Object value) {
        return value instanceof String text ? Texts.clean(text) : null;
    }

    /** The member if it is an object, else null. */
    @SuppressWarnings("unchecked") // every map in a tree was made above
    static @Nullable Map<String, @Nullable Object> child(Map<String, @Nullable Object> node, String member) {
        return node.get(member) instanceof Map<?, ?> child ? (Map<String, @Nullable Object>) child : null;
    }

    /** The member if it is an array, else null. */
    static @Nullable List<?> list(Map<String, @Nullable Object> node, String member) {
        return node.get(member) instanceof List<?> list ? list : null;
    }
}
