package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Until when a change of a Task may be told, section 9. */
final class Limits {

    private final HistoryOptions options;

    Limits(HistoryOptions options) {
        this.options = options;
    }

    /** The latest time at which the change may be told, after those before. */
    long of(List<TaskChange> before, TaskChange change) {
        long maxDelay = options.rules().maxDelay();
        long window = options.rules().correctionWindow();
        List<TaskChange> with = new ArrayList<>(before);
        with.add(change);
        TaskHistory old = new TaskHistory(before, options.tasks());
        TaskHistory now = new TaskHistory(with, options.tasks());
        long limit = Long.MAX_VALUE;
        if (now.visitor() != null && now.callTime() != null && !sameCall(old, now)) {
            limit = now.callTime() + maxDelay;
        }
        if (before.isEmpty()) {
            return limit;
        }
        long newest = before.stream().mapToLong(TaskChange::time).max().getAsLong();
        if (!old.phoneCall() && !old.everToldBizibleId()) {
            boolean tellsCall = limit != Long.MAX_VALUE;
            long from = tellsCall && old.callTime() != null ? Math.max(newest, old.callTime()) : newest;
            return Math.min(limit, from + maxDelay);
        }
        return Math.min(limit, (old.callTime() == null ? newest : old.callTime()) + window);
    }

    /** Those of a Task's changes that arrive in this order, each both by its version and by its arrival. */
    List<Long> of(List<TaskChange> arrivals) {
        List<TaskChange> byVersion = new ArrayList<>(arrivals);
        byVersion.sort(TaskHistory.VERSION);
        List<Long> limits = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            TaskChange change = arrivals.get(i);
            long byArrival = of(arrivals.subList(0, i), change);
            int repeats = Collections.frequency(arrivals.subList(0, i), change);
            int rank = byVersion.indexOf(change) + repeats;
            limits.add(Math.min(byArrival, of(byVersion.subList(0, rank), change)));
        }
        return limits;
    }

    /** Whether changes that arrive in this order are within the bounds, if only the watermark waits. */
    boolean allow(List<TaskChange> arrivals) {
        List<Long> limits = of(arrivals);
        for (int i = 0; i < arrivals.size(); i++) {
            if (arrivals.get(i).time() > limits.get(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameCall(TaskHistory one, TaskHistory other) {
        return Objects.equals(one.visitor(), other.visitor()) && Objects.equals(one.callTime(), other.callTime());
    }
}
