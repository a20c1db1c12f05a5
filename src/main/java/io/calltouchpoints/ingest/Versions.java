package io.calltouchpoints.ingest;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a change of a Task was made, by what the record says of it; epoch milliseconds UTC. */
final class Versions {

    private Versions() {}

    /** {@code commitTimestamp}, else the record's timestamp. */
    static long ofEvent(Map<String, @Nullable Object> header, Origin origin) throws Unreadable {
        String name = TaskShapes.HEADER + ".commitTimestamp";
        return orTimestamp(time(header.get("commitTimestamp"), name), origin, name);
    }

    /**
     * {@code SystemModstamp}, else {@code LastModifiedDate}, else the record's timestamp. Lines of files have none: there a
     * deletion without version is the last word.
     */
    static long ofRow(Map<String, @Nullable Object> fields, boolean deleted, boolean bounded, Origin origin)
            throws Unreadable {
        Long version = time(fields.get("SystemModstamp"), "SystemModstamp");
        if (version == null) {
            version = time(fields.get("LastModifiedDate"), "LastModifiedDate");
        }
        if (version == null && origin.timestamp() == null && bounded && deleted) {
            return Long.MAX_VALUE;
        }
        return orTimestamp(version, origin, "SystemModstamp");
    }

    /** Whether a row says that it is deleted; silence says no. */
    static boolean isDeleted(@Nullable Object value) throws Unreadable {
        String text = JsonTree.text(value);
        if (text == null && (value == null || value instanceof String)) {
            return false;
        }
        return switch (String.valueOf(text).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Unreadable.invalid("IsDeleted", "neither true nor false");
        };
    }

    private static long orTimestamp(@Nullable Long version, Origin origin, String member) throws Unreadable {
        Long found = version != null ? version : origin.timestamp();
        if (found == null) {
            throw Unreadable.missing(member, "absent or blank, and the record has no timestamp");
        }
        return found;
    }

    private static @Nullable Long time(@Nullable Object value, String member) throws Unreadable {
        String text = JsonTree.text(value);
        if (text == null && (value == null || value instanceof String)) {
            return null;
        }
        long time = text == null ? Times.INVALID : Times.parse(text);
        if (time == Times.INVALID) {
            throw Unreadable.invalid(member, "no time with zone in the years 2000 to 2099");
        }
        return time;
    }
}
