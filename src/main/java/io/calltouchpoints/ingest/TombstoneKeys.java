package io.calltouchpoints.ingest;

import com.google.common.base.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The Task id in the key of a tombstone. */
final class TombstoneKeys {

    private static final String KEY = "key";

    private TombstoneKeys() {}

    /** The id as written: the key is text, a JSON string, or a JSON object with {@code Id}; JsonConverter may have wrapped it. */
    static String taskId(byte @Nullable [] key, int maxBytes) throws Unreadable {
        if (key == null) {
            throw Unreadable.missing(KEY, "absent, and the record is a tombstone");
        }
        if (key.length > maxBytes) {
            throw new Unreadable(Reason.TOO_LARGE, "key of " + key.length + " bytes");
        }
        if (!Utf8.isWellFormed(key)) {
            throw Unreadable.invalid(KEY, "invalid UTF-8");
        }
        String text = Texts.clean(new String(key, StandardCharsets.UTF_8));
        if (text == null) {
            throw Unreadable.missing(KEY, "blank, and the record is a tombstone");
        }
        if (text.startsWith("{")) {
            return inObject(key, maxBytes);
        }
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        // A Task id has nothing to escape; what has is none, and is refused as such later.
        return quoted ? text.substring(1, text.length() - 1).trim() : text;
    }

    private static String inObject(byte[] key, int maxBytes) throws Unreadable {
        Map<String, @Nullable Object> tree;
        try {
            tree = JsonTree.parse(key, maxBytes);
        } catch (Unreadable e) {
            throw Unreadable.invalid(KEY, "no JSON object: " + e.getMessage());
        }
        Map<String, @Nullable Object> payload = JsonTree.child(tree, "payload");
        String id = JsonTree.text(payload == null ? tree : payload, TaskShapes.ID);
        if (id == null) {
            id = JsonTree.text(tree, "payload");
        }
        if (id == null) {
            throw Unreadable.missing(KEY, "an object without Id");
        }
        return id;
    }
}
