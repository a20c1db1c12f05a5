package io.calltouchpoints.ingest;

import io.calltouchpoints.journey.Call;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the fields of a Task mean under the options: whose call, when, of which kind. */
final class TaskView {

    private final Map<String, FieldValue> fields;
    private final boolean deleted;
    private final InputRules rules;

    TaskView(Map<String, FieldValue> fields, boolean deleted, InputRules rules) {
        this.fields = fields;
        this.deleted = deleted;
        this.rules = rules;
    }

    @Nullable
    String bizibleId() {
        return value(TaskFields.BIZIBLE_ID);
    }

    /** Epoch milliseconds UTC, out of the first of {@code call.time-fields} that holds a time. */
    @Nullable
    Long callTime() {
        for (String name : rules.callTimeFields()) {
            Long time = number(name);
            if (time != null) {
                return time - (name.equals(TaskFields.CREATED_DATE) ? subtracted() : 0);
            }
        }
        return null;
    }

    /** The call as it is now, silent when it is none at present; null without call time. */
    @Nullable
    Call call(String taskId) {
        Long time = callTime();
        return time == null
                ? null
                : new Call(
                        taskId,
                        time,
                        isSilent(),
                        value(TaskFields.TYPE),
                        number(TaskFields.DURATION),
                        value(TaskFields.WHO_ID),
                        value(TaskFields.WHAT_ID));
    }

    /** Deleted, or made by us and not wanted. */
    boolean isSilent() {
        return deleted || (rules.ignoreOutbound() && "Outbound".equalsIgnoreCase(value(TaskFields.CALL_TYPE)));
    }

    boolean isPhoneCall() {
        String type = value(TaskFields.TYPE);
        return "Call".equalsIgnoreCase(value(TaskFields.TASK_SUBTYPE))
                || value(TaskFields.CALL_TYPE) != null
                || (type != null && type.toLowerCase(Locale.ROOT).contains("call"));
    }

    /** A phone call that the vendor should have given a BizibleId: with {@code call.vendor-field} only one that it filled. */
    boolean isVendorsCall() {
        String vendorField = rules.vendorField();
        return isPhoneCall() && (vendorField == null || value(vendorField) != null);
    }

    private long subtracted() {
        Long seconds = rules.subtractDuration() ? number(TaskFields.DURATION) : null;
        return seconds == null ? 0 : seconds * 1_000;
    }

    private @Nullable String value(String name) {
        FieldValue field = fields.get(name);
        return field == null ? null : field.value();
    }

    private @Nullable Long number(String name) {
        String value = value(name);
        // What was stored under other options may be no number.
        long number = value == null ? Numbers.INVALID : Numbers.whole(value);
        return number == Numbers.INVALID ? null : number;
    }
}
