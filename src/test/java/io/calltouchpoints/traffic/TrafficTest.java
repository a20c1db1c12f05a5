package io.calltouchpoints.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.model.BatchTasks;
import io.calltouchpoints.model.TaskOptions;
import io.calltouchpoints.traffic.TrafficRecord.Oddity;
import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TrafficTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
    private static final double PAGE_VIEWS_OF_A_SESSION = 69 / 15.0;
    private static final Duration LATEST_WEB_EVENT = Duration.ofMinutes(10);

    /** Enough of everything, in little. */
    private static final TrafficPlan PLAN = TrafficPlan.of(7, 3_000, 20, START)
            .lasting(Duration.ofHours(1))
            .with(new Mixture(0.1, 0.05, 0.2, 0.05, 0.01, 0.01));

    private static final List<TrafficRecord> RECORDS = List.copyOf(take(PLAN));
    private static final Read READ = Read.all(RECORDS);

    @Test
    void theSamePlanIsTheSameTraffic() {
        assertThat(texts(take(PLAN))).isEqualTo(texts(RECORDS));
    }

    @Test
    void anotherSeedIsOther() {
        TrafficPlan other = TrafficPlan.of(8, 3_000, 20, START).lasting(Duration.ofMinutes(1));
        assertThat(texts(take(other))).doesNotContainAnyElementsOf(texts(RECORDS));
    }

    @Test
    void anotherStartTellsOtherTasksOfTheSameVisitors() {
        TrafficPlan later = new TrafficPlan(
                7,
                3_000,
                20,
                START.plusSeconds(86_400).toEpochMilli(),
                Long.MAX_VALUE,
                false,
                PLAN.mixture(),
                Pace.REAL);
        List<TrafficRecord> other = take(later.lasting(Duration.ofHours(1)));

        assertThat(keys(other, Stream.TASK)).doesNotContainAnyElementsOf(keys(RECORDS, Stream.TASK));
        assertThat(keys(other, Stream.WEB)).containsAnyElementsOf(keys(RECORDS, Stream.WEB));
    }

    @Test
    void comesInOrderOfSendingAndNeverBeforeItHappens() {
        assertThat(RECORDS).extracting(TrafficRecord::sendAt).isSorted();
        assertThat(RECORDS).allMatch(record -> record.eventTime() <= record.sendAt());
        assertThat(RECORDS)
                .allMatch(record -> record.sendAt() >= PLAN.start() && record.sendAt() < PLAN.end())
                .anyMatch(record -> record.stream() == Stream.WEB && record.eventTime() < record.sendAt());
    }

    @Test
    void noWebEventIsTooLateUnlessOnPurpose() {
        long newest = Long.MIN_VALUE;
        for (TrafficRecord record : RECORDS) {
            if (record.stream() == Stream.WEB) {
                newest = Math.max(newest, record.eventTime());
                assertThat(newest - record.eventTime()).isLessThan(LATEST_WEB_EVENT.toMillis());
            }
        }
    }

    @Test
    void onlyBrokenRecordsCannotBeRead() {
        List<TrafficRecord> broken = records(record -> record.oddity() == Oddity.BROKEN);
        assertThat(READ.rejected).isEqualTo(broken);
        assertThat(broken).extracting(TrafficRecord::stream).contains(Stream.WEB, Stream.TASK);
    }

    @Test
    void oddTimesAreOfVisitorsWhoHaveNothingElse() {
        List<TrafficRecord> odd =
                records(record -> record.oddity() == Oddity.WILD_CLOCK || record.oddity() == Oddity.TOO_LATE);
        assertThat(odd).extracting(TrafficRecord::oddity).contains(Oddity.WILD_CLOCK, Oddity.TOO_LATE);
        assertThat(odd).allSatisfy(record -> assertThat(READ.events.get(text(record.key())))
                .singleElement()
                .extracting(WebEvent::type)
                .isEqualTo(EventType.PAGE_VIEW));
    }

    @Test
    void countsTheCallsThatItHasTold() {
        Traffic traffic = new Traffic(PLAN);
        Read so = new Read();
        for (int i = 0; traffic.hasNext(); i++) {
            so.record(traffic.next());
            if (i % 10_000 == 0) {
                assertThat(traffic.counts().calls()).isEqualTo(calls(so));
            }
        }
        assertThat(traffic.counts().calls()).isEqualTo(calls(so)).isGreaterThan(1_000);
        assertThat(traffic.counts().webEvents() + traffic.counts().taskRecords())
                .isEqualTo(RECORDS.size());
    }

    @Test
    void keepsTheRate() {
        assertThat(records(record -> record.stream() == Stream.WEB && record.oddity() == Oddity.NONE))
                .hasSizeBetween(70_000, 74_000);
        List<TrafficRecord> minute = take(PLAN.lasting(Duration.ofMinutes(2)));
        assertThat(minute.stream().filter(record -> record.stream() == Stream.WEB))
                .hasSizeBetween(2_200, 2_600);
    }

    @Test
    void nightsAreQuietWithADailyRhythm() {
        TrafficPlan day = TrafficPlan.of(1, 10_000, 1, Instant.parse("2026-03-02T00:00:00Z"))
                .lasting(Duration.ofDays(1))
                .withDailyRhythm(true);
        long[] hours = new long[24];
        take(day).forEach(record -> hours[(int) ((record.sendAt() - day.start()) / 3_600_000)]++);
        assertThat(hours[15]).isGreaterThan(5 * hours[3]);
    }

    @Test
    void sharesAreThoseOfTheMixture() {
        // Nearly every call is told by the end.
        List<TrafficRecord> fast = take(PLAN.with(Pace.FAST));
        Read made = Read.all(fast);
        double sessions = made.events.values().stream()
                        .flatMap(List::stream)
                        .filter(event -> event.type() == EventType.PAGE_VIEW)
                        .count()
                / PAGE_VIEWS_OF_A_SESSION;
        assertThat(count(made, EventType.FORM_SUBMIT) / sessions).isCloseTo(0.1, within(0.01));
        assertThat(count(made, EventType.WEB_CHAT) / sessions).isCloseTo(0.05, within(0.01));
        long told = made.changes.stream()
                .filter(change -> "Call".equals(change.fields().get("TaskSubtype")))
                .map(change -> change.taskId())
                .distinct()
                .count();
        assertThat(told / sessions).isCloseTo(0.2 * 1.06, within(0.02));
        assertThat(count(fast, Oddity.BROKEN) / sessions).isCloseTo(0.01 * (PAGE_VIEWS_OF_A_SESSION + 1), within(0.01));
    }

    @Test
    void aPageViewIsOfARealSize() {
        Map<Boolean, Long> sizes = new HashMap<>();
        records(record -> record.stream() == Stream.WEB && record.oddity() == Oddity.NONE)
                .forEach(record ->
                        sizes.merge(record.value().length >= 350 && record.value().length <= 650, 1L, Long::sum));
        assertThat(sizes.get(true)).isGreaterThan(20 * sizes.getOrDefault(false, 0L));
    }

    @Test
    void tasksComeInAllShapes() {
        List<String> tasks = records(record -> record.stream() == Stream.TASK).stream()
                .map(record -> record.value() == null ? "tombstone" : text(record.value()))
                .toList();
        assertThat(tasks)
                .contains("tombstone")
                .anyMatch(text -> text.startsWith("{\"schema\"") && text.contains("\"CREATE\""))
                .anyMatch(text -> text.startsWith("{\"Id\"") && text.contains("\"changeType\":\"UPDATE\""))
                .anyMatch(text -> text.contains("\"changeType\":\"DELETE\""))
                .anyMatch(text -> text.contains("\"changeType\":\"UNDELETE\""))
                .anyMatch(text -> text.contains("\"IsDeleted\":false"))
                .anyMatch(text -> text.contains("\"IsDeleted\":true"))
                .anyMatch(text -> text.contains("\"sobject\""));
    }

    private static long calls(Read read) {
        return BatchTasks.calls(read.changes, TaskOptions.DEFAULT).values().stream()
                .mapToLong(List::size)
                .sum();
    }

    private static long count(List<TrafficRecord> records, Oddity oddity) {
        return records.stream().filter(record -> record.oddity() == oddity).count();
    }

    private static long count(Read read, EventType type) {
        return read.events.values().stream()
                .flatMap(List::stream)
                .filter(event -> event.type() == type)
                .count();
    }

    private static List<TrafficRecord> records(Predicate<TrafficRecord> which) {
        return RECORDS.stream().filter(which).toList();
    }

    private static List<TrafficRecord> take(TrafficPlan plan) {
        List<TrafficRecord> taken = new ArrayList<>();
        new Traffic(plan).forEachRemaining(taken::add);
        return taken;
    }

    private static List<String> keys(List<TrafficRecord> records, Stream stream) {
        return records.stream()
                .filter(record -> record.stream() == stream)
                .map(record -> text(record.key()))
                .distinct()
                .toList();
    }

    private static List<String> texts(List<TrafficRecord> records) {
        return records.stream()
                .map(record ->
                        record.sendAt() + text(record.key()) + (record.value() == null ? "" : text(record.value())))
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
