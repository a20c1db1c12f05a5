package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.EventType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/**
 * The metrics of {@link Split}, operators {@code web-events-read} and {@code salesforce-tasks-read}.
 *
 * <ul>
 *   <li>{@code events}, counter, label {@code eventType} (PAGE_VIEW, FORM_SUBMIT, WEB_CHAT): web events read; with the Tasks
 *       it stays 0
 *   <li>{@code taskChanges}, counter: changes of single Tasks read; with the web events it stays 0
 *   <li>{@code rejections}, counter, label {@code reason}: records that could not be read, and GAP
 * </ul>
 *
 * <p>What only the reading itself knows, {@code correctedClocks} and {@code otherRecords}, the Kafka sources count.
 */
final class ReadMetrics {

    private final CountersBy<EventType> events;
    private final Counter taskChanges;
    private final CountersBy<Reason> rejections;

    ReadMetrics(MetricGroup group) {
        events = new CountersBy<>(group, "events", "eventType", EventType.class);
        taskChanges = group.counter("taskChanges");
        rejections = new CountersBy<>(group, "rejections", "reason", Reason.class);
    }

    void read(Object value) {
        if (value instanceof VisitorEvent event) {
            events.inc(event.event().type());
        } else {
            taskChanges.inc();
        }
    }

    void rejected(Reason reason) {
        rejections.inc(reason);
    }
}
