package io.calltouchpoints.replay;

import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.journey.CallMatch;
import java.util.Locale;
import java.util.Map;

/**
 * What a replay did.
 *
 * @param evicted sessions, events and calls that went early because of {@code visitor.max-facts}
 * @param standalone standalone calls by why they are
 * @param rejected rejected records by reason
 */
public record ReplaySummary(
        long webEvents,
        long taskRecords,
        long sessions,
        long evicted,
        long touchpoints,
        long merged,
        Map<CallMatch, Long> standalone,
        Map<Reason, Long> rejected) {

    public long allRejected() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** For the progress line. */
    String inOneLine() {
        return String.format(
                Locale.ROOT,
                "%,d records read, %,d touchpoints, %,d rejected",
                webEvents + taskRecords,
                touchpoints,
                allRejected());
    }
}
