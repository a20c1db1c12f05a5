package io.calltouchpoints.ingest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the Task in what a connector wrote: its fields, its change event header, or that it is none of ours. Connectors
 * differ in the wrappers they put around a record, and one topic may hold several kinds.
 */
final class TaskShapes {

    static final String HEADER = "ChangeEventHeader";
    static final String ID = "Id";

    /** CometD, EventBridge, Event Relay and JsonConverter, raw PushTopic, Singer, Airbyte. */
    private static final List<String> WRAPPERS =
            List.of("payload", "data", "detail", "sobject", "record", "_airbyte_data");

    private static final Set<String> SINGER_TYPES =
            Set.of("RECORD", "SCHEMA", "STATE", "BATCH", "ACTIVATE_VERSION", "LOG", "CATALOG", "SPEC");
    /** Members that name the entity, on whatever level they stand. */
    private static final List<String> ENTITY_MEMBERS = List.of("stream", "_airbyte_stream", "_ObjectType");

    private static final int MAX_WRAPPERS = 8;

    private TaskShapes() {}

    /**
     * A Task as it was found.
     *
     * @param fields the Salesforce fields, whatever stands beside them included
     * @param header of a change event, null for a row
     * @param rowDeleted a PushTopic says so in its own words
     */
    record Found(
            Map<String, @Nullable Object> fields, @Nullable Map<String, @Nullable Object> header, boolean rowDeleted) {}

    /** The Task in the record; null when the record says that it is something else. */
    static @Nullable Found find(Map<String, @Nullable Object> root) {
        Map<String, @Nullable Object> node = root;
        boolean deleted = false;
        for (int depth = 0; depth < MAX_WRAPPERS; depth++) {
            if (isForeign(node)) {
                return null;
            }
            Map<String, @Nullable Object> header = JsonTree.child(node, HEADER);
            if (header != null) {
                return isOther(JsonTree.text(header, "entityName")) ? null : new Found(node, header, false);
            }
            deleted |= saysDeleted(node);
            Map<String, @Nullable Object> inner = node.containsKey(ID) ? null : inner(node);
            if (inner == null) {
                break;
            }
            node = inner;
        }
        return new Found(node, null, deleted);
    }

    private static @Nullable Map<String, @Nullable Object> inner(Map<String, @Nullable Object> node) {
        for (String wrapper : WRAPPERS) {
            Map<String, @Nullable Object> inner = JsonTree.child(node, wrapper);
            if (inner != null) {
                return inner;
            }
        }
        return null;
    }

    private static boolean isForeign(Map<String, @Nullable Object> node) {
        for (String member : ENTITY_MEMBERS) {
            if (isOther(JsonTree.text(node, member))) {
                return true;
            }
        }
        Map<String, @Nullable Object> attributes = JsonTree.child(node, "attributes");
        if (attributes != null && isOther(JsonTree.text(attributes, "type"))) {
            return true;
        }
        // Singer messages have a lower-case type and no Id of their own.
        String type = node.containsKey(ID) ? null : JsonTree.text(node, "type");
        return type != null && !type.equals("RECORD") && (SINGER_TYPES.contains(type) || node.containsKey("stream"));
    }

    private static boolean isOther(@Nullable String entity) {
        return entity != null && !entity.equalsIgnoreCase("Task") && !entity.equalsIgnoreCase("TaskChangeEvent");
    }

    /** A deleted PushTopic row has nothing but its Id, and {@code _EventType}, or {@code event.type} on the raw wire. */
    private static boolean saysDeleted(Map<String, @Nullable Object> node) {
        Map<String, @Nullable Object> event = node.containsKey("sobject") ? JsonTree.child(node, "event") : null;
        String type = event == null ? JsonTree.text(node, "_EventType") : JsonTree.text(event, "type");
        return "deleted".equals(type);
    }
}
