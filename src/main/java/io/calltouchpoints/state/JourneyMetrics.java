package io.calltouchpoints.state;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of {@link JourneyFunction}.
 *
 * <ul>
 *   <li>{@code lateWebEvents}: rejected as LATE_WEB_EVENT
 *   <li>{@code lateCalls}: rejected as LATE_CALL
 *   <li>{@code evictedFacts}: sessions, web events and calls that went early because of {@code visitor.max-facts}
 * </ul>
 */
final class JourneyMetrics {

    final Counter lateWebEvents;
    final Counter lateCalls;
    final Counter evictedFacts;

    JourneyMetrics(MetricGroup group) {
        lateWebEvents = group.counter("lateWebEvents");
        lateCalls = group.counter("lateCalls");
        evictedFacts = group.counter("evictedFacts");
    }
}
