package io.calltouchpoints.journey;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A phone call of a visitor, out of its Salesforce Task.
 *
 * @param taskId 18 characters
 * @param time call time, epoch milliseconds UTC
 * @param silent withdrawn, or no call at present (deleted, outbound and ignored): makes no touchpoint, but may come back
 * @param type the Task's Type, trimmed; null when blank
 */
public record Call(
        String taskId,
        long time,
        boolean silent,
        @Nullable String type,
        @Nullable Long durationSeconds,
        @Nullable String whoId,
        @Nullable String whatId)
        implements Comparable<Call> {

    private static final Comparator<Call> ORDER =
            Comparator.comparingLong(Call::time).thenComparing(Call::taskId);

    @Override
    public int compareTo(Call other) {
        return ORDER.compare(this, other);
    }

    public Call silenced() {
        return silent ? this : new Call(taskId, time, true, type, durationSeconds, whoId, whatId);
    }
}
