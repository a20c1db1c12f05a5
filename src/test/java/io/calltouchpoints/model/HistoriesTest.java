package io.calltouchpoints.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Touchpoint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HistoriesTest {

    private static final int SEEDS = 2_000;

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void everyRecordIsWithinTheBounds() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = Histories.random(seed);
            assertThatCode(() -> BoundsCheck.check(history)).as("%s", seed).doesNotThrowAnyException();
            History shuffled = history.shuffledWithin(seed + 7);
            assertThatCode(() -> BoundsCheck.check(shuffled)).as("%s", seed).doesNotThrowAnyException();
        }
    }

    @Test
    void aSeedGivesTheSameHistoryAgain() {
        for (long seed = 0; seed < 50; seed++) {
            assertThat(Histories.random(seed).toString())
                    .isEqualTo(Histories.random(seed).toString())
                    .contains("Histories.random(" + seed + "L)")
                    .contains("sessionTimeout = ");
            assertThat(Histories.random(seed).shuffledWithin(3).toString())
                    .isEqualTo(Histories.random(seed).shuffledWithin(3).toString());
        }
    }

    @Test
    void aShuffledHistoryHasTheSameRecordsAndTheSameResult() {
        int others = 0;
        for (long seed = 0; seed < 200; seed++) {
            History history = Histories.random(seed);
            History shuffled = history.shuffledWithin(seed);
            assertThat(records(shuffled)).containsExactlyInAnyOrderElementsOf(records(history));
            assertThat(shuffled.expected()).isEqualTo(history.expected());
            others += records(shuffled).equals(records(history)) ? 0 : 1;
        }
        assertThat(others).isGreaterThan(100);
    }

    @Test
    void theOptionsAreAllowed() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Rules rules = Histories.random(seed).rules();
            long least = rules.maxDelay() + rules.nearMiss() + rules.clockSkew();
            assertThat(rules.correctionWindow()).isGreaterThanOrEqualTo(least);
            assertThat(rules.journeyTimeout()).isGreaterThanOrEqualTo(rules.correctionWindow());
        }
    }

    @Test
    void allThatMattersOccursOften() {
        for (long seed = 0; seed < SEEDS; seed++) {
            History history = Histories.random(seed);
            history.steps().forEach(step -> count("step " + step.getClass().getSimpleName()));
            count("forgotten " + history.forgotten());
            history.taskChanges().forEach(this::countChange);
            BatchTasks.tasks(history.taskChanges(), history.options().tasks())
                    .values()
                    .forEach(owned -> count(owned.call().silent() ? "call silent" : "call"));
            history.expected()
                    .values()
                    .forEach(touchpoints -> touchpoints.values().forEach(this::countTouchpoint));
            history.expected().values().forEach(this::countJourneys);
            countForgetting(history);
            countArrivals(history);
        }
        if (Boolean.getBoolean("histories.counts")) {
            counts.forEach((what, count) -> System.out.println(what + ": " + count));
        }
        for (CallMatch match : CallMatch.values()) {
            assertThat(counts.get("match " + match)).isGreaterThan(SEEDS / 4);
        }
        assertThat(counts)
                .containsKeys(
                        "step Web",
                        "step Task",
                        "step WebWatermark",
                        "step TaskWatermark",
                        "change deleted",
                        "extra",
                        "change told late",
                        "change out of order",
                        "change repeated",
                        "watermark on the edge",
                        "event after forgetting",
                        "visitors with many journeys",
                        "call silent",
                        "web visit")
                .allSatisfy((what, count) -> assertThat(count).as(what).isGreaterThan(SEEDS / 20));
    }

    private void countChange(TaskChange change) {
        if (change.deleted() != null) {
            count(change.deleted() ? "change deleted" : "change not deleted");
        }
        change.fields().keySet().forEach(name -> count("change " + name));
    }

    private void countTouchpoint(Touchpoint touchpoint) {
        if (touchpoint.callMatch() == null) {
            count(
                    touchpoint.form() == null
                            ? "web visit"
                            : touchpoint.form().type().toString());
        } else {
            count("match " + touchpoint.callMatch());
        }
        if (touchpoint.id().sessionStart() != null && touchpoint.id().taskId() != null) {
            count("extra");
        }
        if (touchpoint.call() != null && touchpoint.callMatch() != CallMatch.NO_SESSION) {
            count(touchpoint.sinceSessionStart() == 0 ? "at session start or before" : "after session start");
        }
    }

    private void countJourneys(Map<Touchpoint.Id, Touchpoint> touchpoints) {
        long journeys =
                touchpoints.values().stream().filter(Touchpoint::firstTouch).count();
        count("visitors with " + (journeys > 1 ? "many journeys" : "one journey"));
    }

    /** Records that come when a group of the history could already be forgotten. */
    private void countForgetting(History history) {
        long web = Long.MIN_VALUE;
        long tasks = Long.MIN_VALUE;
        long horizon = history.rules().correctionWindow();
        long oldest = Long.MAX_VALUE;
        for (Step step : history.steps()) {
            if (step instanceof Step.WebWatermark watermark) {
                web = watermark.time();
            } else if (step instanceof Step.TaskWatermark watermark) {
                tasks = watermark.time();
            } else if (step instanceof Step.Web event && event.visitorId().startsWith("v")) {
                long lower = Math.min(web, tasks);
                boolean gone = oldest != Long.MAX_VALUE && lower >= oldest + horizon;
                count(gone ? "event after forgetting" : "event before forgetting");
                oldest = Math.min(oldest, event.event().time());
            }
        }
    }

    private void countArrivals(History history) {
        long watermark = Long.MIN_VALUE;
        Map<String, TaskChange> newest = new HashMap<>();
        Set<Step> seen = new HashSet<>();
        Set<Long> edges = new HashSet<>();
        Rules rules = history.rules();
        long missed = rules.sessionTimeout() + rules.nearMiss();
        history.webEvents()
                .values()
                .forEach(events -> events.forEach(event -> edges.add(event.time() + missed + rules.maxDelay())));
        history.calls()
                .values()
                .forEach(calls -> calls.forEach(call -> edges.add(call.time() + rules.correctionWindow())));
        for (Step step : history.steps()) {
            if (step instanceof Step.TaskWatermark told) {
                watermark = told.time();
                if (edges.contains(watermark)) {
                    count("watermark on the edge");
                }
            } else if (step instanceof Step.Task task) {
                TaskChange change = task.change();
                count(watermark >= change.time() ? "change told late" : "change told in time");
                TaskChange before = newest.merge(
                        change.taskId(), change, (one, two) -> TaskHistory.VERSION.compare(one, two) > 0 ? one : two);
                if (TaskHistory.VERSION.compare(before, change) > 0) {
                    count("change out of order");
                }
                if (!seen.add(task)) {
                    count("change repeated");
                }
            }
        }
    }

    private static List<Step> records(History history) {
        return history.steps().stream()
                .filter(step -> step instanceof Step.Web || step instanceof Step.Task)
                .toList();
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
