package io.calltouchpoints.inspect;

import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.publish.Times;
import org.jspecify.annotations.Nullable;

/** Task images as people read them. */
final class TaskWords {

    private static final int EPOCH_MILLIS = 13;

    private TaskWords() {}

    static String of(TaskImage.Kind kind) {
        return switch (kind) {
            case CALL -> "a call";
            case SILENT -> "no call: deleted, or outbound and ignored";
            case NO_BIZIBLE_ID -> "a phone call without BizibleId";
            case NO_CALL_TIME -> "a Task with BizibleId and without call time";
            case OTHER -> "none of our business";
        };
    }

    static String told(TaskImage.@Nullable Announced announced) {
        if (announced == null) {
            return "no visitor";
        }
        return "%s to visitor %s, at %s"
                .formatted(
                        announced.call().silent() ? "silent" : "a call",
                        announced.bizibleId(),
                        Times.iso(announced.call().time()));
    }

    /** Call times are kept as epoch milliseconds, which nobody reads. */
    static String value(@Nullable String value) {
        if (value == null) {
            return "(empty)";
        }
        boolean time = value.length() == EPOCH_MILLIS && value.chars().allMatch(unit -> unit >= '0' && unit <= '9');
        return time ? Times.iso(Long.parseLong(value)) : value;
    }
}
