package io.calltouchpoints.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.traffic.Mixture;
import io.calltouchpoints.traffic.Pace;
import io.calltouchpoints.traffic.Traffic;
import io.calltouchpoints.traffic.TrafficPlan;
import io.calltouchpoints.traffic.TrafficRecord;
import io.calltouchpoints.traffic.TrafficRecord.Oddity;
import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated Tasks are told within the bounds in which the order of arrival does not matter. */
class TrafficBoundsTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void tasksAreToldInTime(boolean fast) throws Exception {
        Options options = Options.parse(Map.of());
        TrafficPlan plan = TrafficPlan.of(3, 2_000, 0.2, START)
                .with(fast ? Pace.FAST : Pace.REAL)
                .with(Mixture.LIVELY)
                .lasting(Duration.ofDays(5));
        TaskReader reader = new TaskReader(options.input(false));
        Map<String, List<TaskChange>> tasks = new TreeMap<>();
        Traffic traffic = new Traffic(plan);
        while (traffic.hasNext()) {
            TrafficRecord record = traffic.next();
            if (record.stream() == Stream.TASK && record.oddity() == Oddity.NONE) {
                Origin origin = new Origin("salesforce-tasks", 0, 0L, record.sendAt(), record.key());
                for (Incoming<TaskChange> change : reader.read(record.value(), origin)) {
                    tasks.computeIfAbsent(change.value().taskId(), id -> new ArrayList<>())
                            .add(change.value());
                }
            }
        }
        Limits limits = new Limits(new HistoryOptions(options.rules(), TaskOptions.DEFAULT, 0, 1));
        assertThat(tasks).hasSizeGreaterThan(5_000);
        assertThat(tasks.values()).allMatch(limits::allow);
        assertThat(tasks.values().stream().filter(changes -> changes.size() > 2))
                .as("Tasks with a correction")
                .hasSizeGreaterThan(500);
    }
}
