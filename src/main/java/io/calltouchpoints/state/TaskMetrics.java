package io.calltouchpoints.state;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of {@link TaskImageFunction}.
 *
 * <ul>
 *   <li>{@code otherTasks}: changes of Tasks that are, so far, no calls of a visitor and no phone calls: emails, to-dos
 * </ul>
 */
final class TaskMetrics {

    final Counter otherTasks;

    TaskMetrics(MetricGroup group) {
        otherTasks = group.counter("otherTasks");
    }
}
