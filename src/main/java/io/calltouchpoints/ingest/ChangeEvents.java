package io.calltouchpoints.ingest;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a Salesforce change event says by its header: which records, which kind of change, which fields. */
final class ChangeEvents {

    private static final String RECORD_IDS = "recordIds";
    private static final String CHANGE_TYPE = "changeType";
    private static final String IN_HEADER = TaskShapes.HEADER + ".";

    private ChangeEvents() {}

    /** @return the record ids as written, each once; blank ones are left out */
    static List<String> recordIds(Map<String, @Nullable Object> header) throws Unreadable {
        Object value = header.get(RECORD_IDS);
        Collection<?> entries = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        Set<String> ids = new LinkedHashSet<>();
        for (Object entry : entries) {
            String id = JsonTree.text(entry);
            if (id != null) {
                ids.add(id);
            } else if (entry instanceof Map || entry instanceof List) {
                throw Unreadable.invalid(IN_HEADER + RECORD_IDS, "holds something that is no text");
            }
        }
        return List.copyOf(ids);
    }

    /** @return {@code CREATE}, {@code UPDATE}, {@code DELETE}, {@code UNDELETE}, or one that begins with {@code GAP_} */
    static String changeType(Map<String, @Nullable Object> header) throws Unreadable {
        String type = JsonTree.text(header, CHANGE_TYPE);
        if (type == null) {
            throw Unreadable.missing(IN_HEADER + CHANGE_TYPE, "absent or blank");
        }
        return switch (type) {
            case "CREATE", "UPDATE", "DELETE", "UNDELETE" -> type;
            default -> {
                if (type.startsWith("GAP_")) {
                    yield type;
                }
                throw Unreadable.invalid(IN_HEADER + CHANGE_TYPE, "none of CREATE, UPDATE, DELETE, UNDELETE, GAP_…");
            }
        };
    }

    /** Sequence within the commit; 0 when it is not told. */
    static long sequence(Map<String, @Nullable Object> header) throws Unreadable {
        Object value = header.get("sequenceNumber");
        String text = JsonTree.text(value);
        if (text == null && !(value instanceof List) && !(value instanceof Map)) {
            return 0;
        }
        long sequence = text == null ? Numbers.INVALID : Numbers.whole(text);
        if (sequence == Numbers.INVALID) {
            throw Unreadable.invalid(IN_HEADER + "sequenceNumber", "no number from 0");
        }
        return sequence;
    }

    /** The fields that the change sets, as they stand in the record. An absent one among them is null: emptied. */
    static Map<String, @Nullable Object> changes(
            String changeType,
            Map<String, @Nullable Object> header,
            Map<String, @Nullable Object> fields,
            Set<String> wanted) {
        return switch (changeType) {
            case "DELETE" -> Map.of();
            case "UPDATE" -> updates(header, fields, wanted);
            default -> carried(fields, wanted);
        };
    }

    /** The wanted fields that are there. */
    static Map<String, @Nullable Object> carried(Map<String, @Nullable Object> fields, Set<String> wanted) {
        Map<String, @Nullable Object> carried = new LinkedHashMap<>();
        for (String name : wanted) {
            if (fields.containsKey(name)) {
                carried.put(name, fields.get(name));
            }
        }
        return carried;
    }

    private static Map<String, @Nullable Object> updates(
            Map<String, @Nullable Object> header, Map<String, @Nullable Object> fields, Set<String> wanted) {
        List<?> changed = JsonTree.list(header, "changedFields");
        List<?> nulled = JsonTree.list(header, "nulledFields");
        // Unchanged fields may be absent or null, so null says something only of a field that is named.
        boolean named = (changed != null || nulled != null) && !hasBitmap(changed) && !hasBitmap(nulled);
        Set<String> names = names(changed);
        names.addAll(names(nulled));
        Set<String> diffs = names(JsonTree.list(header, "diffFields"));
        Map<String, @Nullable Object> updates = new LinkedHashMap<>();
        for (String name : wanted) {
            Object value = fields.get(name);
            boolean set = named ? names.contains(name) : value != null;
            if (set && !diffs.contains(name)) {
                updates.put(name, value);
            }
        }
        return updates;
    }

    private static Set<String> names(@Nullable List<?> list) {
        Set<String> names = new LinkedHashSet<>();
        if (list != null) {
            for (Object entry : list) {
                String name = JsonTree.text(entry);
                if (name != null) {
                    names.add(name);
                }
            }
        }
        return names;
    }

    /** {@code 0x400110}, or {@code 4-0x10} within a compound field: bits of an Avro schema that the topic does not carry. */
    private static boolean hasBitmap(@Nullable List<?> list) {
        return names(list).stream().anyMatch(name -> name.startsWith("0x") || name.contains("-0x"));
    }
}
