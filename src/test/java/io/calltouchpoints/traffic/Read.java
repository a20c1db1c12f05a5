package io.calltouchpoints.traffic;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the job's readers make of traffic that comes from Kafka, each record stamped when it is sent. */
final class Read {

    final Map<String, List<WebEvent>> events = new TreeMap<>();
    final List<TaskChange> changes = new ArrayList<>();
    final List<TrafficRecord> rejected = new ArrayList<>();
    private final WebEventReader web;
    private final TaskReader tasks;

    Read() {
        try {
            Options options = Options.parse(Map.of());
            web = new WebEventReader(options.input(false), options.arrivals());
            tasks = new TaskReader(options.input(false));
        } catch (InvalidOptions e) {
            throw new AssertionError(e);
        }
    }

    static Read all(Iterable<TrafficRecord> records) {
        Read read = new Read();
        records.forEach(read::record);
        return read;
    }

    void record(TrafficRecord record) {
        Origin origin = new Origin(record.stream().name(), 0, 0L, record.sendAt(), record.key());
        if (record.stream() == Stream.WEB) {
            Incoming<VisitorEvent> incoming = web.read(record.value(), origin);
            reject(record, incoming.rejection());
            if (incoming.value() != null) {
                events.computeIfAbsent(incoming.value().bizibleId(), id -> new ArrayList<>())
                        .add(incoming.value().event());
            }
            return;
        }
        for (Incoming<TaskChange> incoming : tasks.read(record.value(), origin)) {
            reject(record, incoming.rejection());
            if (incoming.value() != null) {
                changes.add(incoming.value());
            }
        }
    }

    private void reject(TrafficRecord record, Rejection rejection) {
        if (rejection != null) {
            rejected.add(record);
        }
    }
}
