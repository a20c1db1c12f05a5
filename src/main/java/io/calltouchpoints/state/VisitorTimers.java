package io.calltouchpoints.state;

import io.calltouchpoints.journey.Deadline;
import java.util.List;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * The timer of each visitor: at it, the visitor is looked at, or deleted unread. Both are one service of Flink's, told apart by
 * the namespace, because RocksDB keeps a write buffer for each service.
 *
 * <p>The timers in a savepoint of an earlier build fire where they were set.
 */
final class VisitorTimers {

    private final InternalTimerService<Boolean> timers;
    private final List<InternalTimerService<VoidNamespace>> earlier;

    /**
     * @param timers namespace: {@link Deadline#nothingLeft}
     * @param earlier that have only what earlier builds set
     */
    VisitorTimers(InternalTimerService<Boolean> timers, List<InternalTimerService<VoidNamespace>> earlier) {
        this.timers = timers;
        this.earlier = earlier;
    }

    /** Sets the timer of the current visitor, which has none. */
    void set(Deadline due) {
        timers.registerEventTimeTimer(due.nothingLeft(), due.at());
    }

    /**
     * Removes the timer of the current visitor.
     *
     * @param mayGoUnread whether the visitor may be deleted at it
     */
    void remove(long timer, boolean mayGoUnread) {
        timers.deleteEventTimeTimer(false, timer);
        if (mayGoUnread) {
            timers.deleteEventTimeTimer(true, timer);
        }
        for (InternalTimerService<VoidNamespace> service : earlier) {
            service.deleteEventTimeTimer(VoidNamespace.INSTANCE, timer);
        }
    }
}
