package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.TaskImage;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * The metrics of {@link TaskImageFunction}, operator {@code task-image}.
 *
 * <ul>
 *   <li>{@code calls}, counter: Tasks that became a call of a visitor
 *   <li>{@code matchDelay}, histogram of the latest 1000, milliseconds: how long after the call its BizibleId and call time were
 *       told, by the change's own time; to be compared with {@code call.max-delay}
 *   <li>{@code otherTasks}, counter: changes of Tasks that are, so far, no calls of a visitor and no phone calls: emails, to-dos
 *   <li>{@code rejections}, counter, label {@code reason}: NO_BIZIBLE_ID, NO_CALL_TIME
 * </ul>
 */
final class TaskMetrics {

    private static final int WINDOW = 1000;

    private final Counter calls;
    private final Histogram matchDelay;
    private final Counter otherTasks;
    private final CountersBy<Reason> rejections;

    TaskMetrics(MetricGroup group) {
        calls = group.counter("calls");
        matchDelay = group.histogram("matchDelay", new DescriptiveStatisticsHistogram(WINDOW));
        otherTasks = group.counter("otherTasks");
        rejections = new CountersBy<>(group, "rejections", "reason", Reason.class);
    }

    /** @param announcedBefore whether a visitor had been told of the Task before */
    void applied(TaskImage.Verdict verdict, boolean announcedBefore) {
        if (verdict.dropped()) {
            otherTasks.inc();
        }
        if (!announcedBefore) {
            for (CallChange change : verdict.announcements()) {
                calls.inc();
                matchDelay.update(Math.max(0, change.toldAt() - change.call().time()));
            }
        }
    }

    void rejected(Reason reason) {
        rejections.inc(reason);
    }
}
