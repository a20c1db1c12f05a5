package io.calltouchpoints.ingest;

import io.calltouchpoints.journey.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The current state of one Task, built field by field out of its changes in whatever order they come, and what the
 * visitors have been told of it. Mutable; {@link Snapshot} is all there is to store.
 */
public final class TaskImage {

    private final Map<String, FieldValue> fields = new HashMap<>();
    private @Nullable FieldValue deleted;
    private boolean rejectedNoBizibleId;
    private boolean rejectedNoCallTime;
    private boolean toldBizibleId;
    private long newestTime = Long.MIN_VALUE;
    private @Nullable Announced announced;

    /** The image of a Task of which nothing is known. */
    public TaskImage() {}

    public TaskImage(Snapshot snapshot) {
        fields.putAll(snapshot.fields());
        deleted = snapshot.deleted();
        rejectedNoBizibleId = snapshot.rejectedNoBizibleId();
        rejectedNoCallTime = snapshot.rejectedNoCallTime();
        toldBizibleId = snapshot.toldBizibleId();
        newestTime = snapshot.newestTime();
        announced = snapshot.announced();
    }

    public Snapshot snapshot() {
        return new Snapshot(
                Map.copyOf(fields),
                deleted,
                rejectedNoBizibleId,
                rejectedNoCallTime,
                toldBizibleId,
                newestTime,
                announced);
    }

    /** Takes a change in, and says what visitors and vendor have to be told because of it. */
    public Verdict apply(TaskChange change, InputRules rules) {
        merge(change);
        TaskView view = view(rules);
        return new Verdict(announcements(view, change), rejection(view, change), isNobodysBusiness(view));
    }

    /**
     * When the image may be forgotten, by the watermark of the Tasks: a Task that is a phone call, or was ever told a
     * BizibleId, {@code correctionWindow} after its call time, or without one after its newest version; any other
     * {@code maxDelay} after the later of the two.
     *
     * @param maxDelay {@code call.max-delay} in milliseconds
     * @param correctionWindow {@code correction.window} in milliseconds
     * @return epoch milliseconds UTC; {@link Long#MAX_VALUE}: never
     */
    public long deadline(InputRules rules, long maxDelay, long correctionWindow) {
        TaskView view = view(rules);
        Long callTime = view.callTime();
        if (toldBizibleId || view.isPhoneCall()) {
            return later(callTime != null ? callTime : newestTime, correctionWindow);
        }
        return later(callTime != null ? Math.max(callTime, newestTime) : newestTime, maxDelay);
    }

    /** What the Task is at present. */
    public Kind kind(InputRules rules) {
        TaskView view = view(rules);
        if (view.bizibleId() == null) {
            return view.isPhoneCall() ? Kind.NO_BIZIBLE_ID : Kind.OTHER;
        } else if (view.callTime() == null) {
            return Kind.NO_CALL_TIME;
        }
        return view.isSilent() ? Kind.SILENT : Kind.CALL;
    }

    /** The visitor that the Task names at present, normalised, or null. */
    public @Nullable String bizibleId() {
        FieldValue field = fields.get(TaskFields.BIZIBLE_ID);
        return field == null ? null : field.value();
    }

    /** What a Task can be. */
    public enum Kind {
        CALL,
        /** It would be a call, but is deleted, or outbound and ignored. */
        SILENT,
        /** A phone call that names no visitor. */
        NO_BIZIBLE_ID,
        /** It names a visitor, and has no call time. */
        NO_CALL_TIME,
        /** Email, meeting, to-do. */
        OTHER
    }

    private void merge(TaskChange change) {
        change.fields().forEach((name, value) -> {
            FieldValue known = fields.get(name);
            if (known == null || known.yieldsTo(change.version(), change.sequence())) {
                fields.put(name, new FieldValue(value, change.version(), change.sequence()));
            }
        });
        Boolean says = change.deleted();
        if (says != null && (deleted == null || deleted.yieldsTo(change.version(), change.sequence()))) {
            deleted = new FieldValue(says.toString(), change.version(), change.sequence());
        }
        newestTime = Math.max(newestTime, change.time());
        // Even by a change that came too late to count, so that the order of changes makes no difference.
        toldBizibleId |= change.fields().get(TaskFields.BIZIBLE_ID) != null;
    }

    private TaskView view(InputRules rules) {
        return new TaskView(fields, deleted != null && Boolean.parseBoolean(deleted.value()), rules);
    }

    private List<CallChange> announcements(TaskView view, TaskChange change) {
        List<CallChange> announcements = new ArrayList<>(2);
        Announced last = announced;
        String bizibleId = view.bizibleId();
        Call call = view.call(change.taskId());
        boolean isCall = bizibleId != null && call != null;
        if (last != null
                && !last.call().silent()
                && !(isCall && last.bizibleId().equals(bizibleId))) {
            announced = announce(last.bizibleId(), last.call().silenced(), change, announcements);
        }
        if (bizibleId != null && call != null && !new Announced(bizibleId, call).equals(last)) {
            announced = announce(bizibleId, call, change, announcements);
        }
        return Collections.unmodifiableList(announcements);
    }

    private static Announced announce(String bizibleId, Call call, TaskChange change, List<CallChange> to) {
        to.add(new CallChange(bizibleId, call, change.time(), change.origin()));
        return new Announced(bizibleId, call);
    }

    private @Nullable Rejection rejection(TaskView view, TaskChange change) {
        if (view.isSilent()) {
            return null;
        }
        if (view.bizibleId() == null) {
            if (rejectedNoBizibleId || !view.isVendorsCall()) {
                return null;
            }
            rejectedNoBizibleId = true;
            return rejection(Reason.NO_BIZIBLE_ID, "a phone call without " + TaskFields.BIZIBLE_ID, view, change);
        }
        if (rejectedNoCallTime || view.callTime() != null) {
            return null;
        }
        rejectedNoCallTime = true;
        return rejection(Reason.NO_CALL_TIME, "none of call.time-fields holds a time", view, change);
    }

    private static Rejection rejection(Reason reason, String detail, TaskView view, TaskChange change) {
        return new Rejection(reason, detail, change.origin(), view.bizibleId(), change.taskId(), null);
    }

    /** Email, meeting, to-do; a call that the vendor did not log; or a deletion of what we never knew. */
    private boolean isNobodysBusiness(TaskView view) {
        return view.bizibleId() == null && announced == null && !view.isVendorsCall();
    }

    private static long later(long time, long by) {
        return time > Long.MAX_VALUE - by ? Long.MAX_VALUE : time + by;
    }

    /**
     * What changed for visitors and vendor.
     *
     * @param announcements to be told in this order; empty when nothing changed
     * @param rejection that the Task is no call although it should be one, once; its image keeps the change
     * @param dropped the Task is, so far, none of our business: to be counted
     */
    public record Verdict(
            List<CallChange> announcements, @Nullable Rejection rejection, boolean dropped) {}

    /** What was last told, and to which visitor; a silent call when it was withdrawn. */
    public record Announced(String bizibleId, Call call) {}

    /**
     * Everything there is of an image, to be stored.
     *
     * @param fields by Salesforce name
     * @param deleted value {@code true} or {@code false}; null when no change said anything of it
     * @param rejectedNoBizibleId the vendor has been told that the BizibleId is missing
     * @param rejectedNoCallTime it has been told that the call time is missing
     * @param toldBizibleId some change, however old, brought a BizibleId
     * @param newestTime latest {@link TaskChange#time}, epoch milliseconds UTC; {@link Long#MIN_VALUE} before the first
     * @param announced null when no visitor was told of the Task
     */
    public record Snapshot(
            Map<String, FieldValue> fields,
            @Nullable FieldValue deleted,
            boolean rejectedNoBizibleId,
            boolean rejectedNoCallTime,
            boolean toldBizibleId,
            long newestTime,
            @Nullable Announced announced) {}
}
