package io.calltouchpoints.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.TaskChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a history as it arrives and says where it leaves the bounds of section 9; knows nothing of how it was made. */
final class BoundsCheck {

    /** @param watermark of the Tasks when it arrived */
    private record Told(TaskChange change, long watermark) {

        long at() {
            return Math.max(change.time(), watermark == Long.MIN_VALUE ? watermark : watermark + 1);
        }
    }

    private final History history;
    private final Map<Integer, Long> newestOfPartition = new HashMap<>();
    private final Set<Integer> partitions = new HashSet<>();
    private final Map<String, List<Told>> tasks = new HashMap<>();
    private long newestChange = Long.MIN_VALUE;
    private long webWatermark = Long.MIN_VALUE;
    private long taskWatermark = Long.MIN_VALUE;

    private BoundsCheck(History history) {
        this.history = history;
    }

    static void check(History history) {
        BoundsCheck check = new BoundsCheck(history);
        List<Step> steps = history.steps();
        for (Step step : steps) {
            if (step instanceof Step.Web web) {
                check.partitions.add(web.partition());
            }
        }
        int end = history.forgotten() ? steps.size() - 2 : steps.size();
        steps.subList(0, end).forEach(check::step);
        assertThat(steps.subList(end, steps.size()))
                .noneMatch(step -> step instanceof Step.Web || step instanceof Step.Task);
        check.tasks.values().forEach(check::byArrival);
        check.tasks.values().forEach(check::byVersion);
    }

    private void step(Step step) {
        if (step instanceof Step.Web web) {
            web(web);
        } else if (step instanceof Step.Task task) {
            TaskChange change = task.change();
            tasks.computeIfAbsent(change.taskId(), id -> new ArrayList<>()).add(new Told(change, taskWatermark));
            newestChange = Math.max(newestChange, change.time());
        } else if (step instanceof Step.WebWatermark watermark) {
            assertThat(watermark.time()).isGreaterThan(webWatermark);
            webWatermark = watermark.time();
            long allowed = history.options().webOutOfOrderness();
            assertThat(newestOfPartition.keySet()).isEqualTo(partitions);
            assertThat(newestOfPartition.values()).allMatch(newest -> webWatermark <= newest - allowed - 1);
        } else if (step instanceof Step.TaskWatermark watermark) {
            assertThat(watermark.time()).isGreaterThan(taskWatermark);
            taskWatermark = watermark.time();
            assertThat(taskWatermark).isLessThanOrEqualTo(newestChange - 60_000 - 1);
        }
    }

    private void web(Step.Web web) {
        long time = web.event().time();
        long newest = newestOfPartition.merge(web.partition(), time, Math::max);
        assertThat(newest - time).isLessThanOrEqualTo(history.options().webOutOfOrderness());
        assertThat(time).isGreaterThan(webWatermark);
    }

    private void byVersion(List<Told> task) {
        List<Told> ordered = new ArrayList<>(task);
        ordered.sort(Comparator.<Told>comparingLong(told -> told.change().version())
                .thenComparingLong(told -> told.change().sequence()));
        byArrival(ordered);
        for (int i = 1; i < ordered.size(); i++) {
            TaskChange one = ordered.get(i - 1).change();
            TaskChange next = ordered.get(i).change();
            boolean same = one.version() == next.version() && one.sequence() == next.sequence();
            assertThat(same).as("one version, two changes").isEqualTo(one.equals(next));
        }
    }

    private void byArrival(List<Told> task) {
        List<TaskChange> before = new ArrayList<>();
        for (Told told : task) {
            List<TaskChange> after = new ArrayList<>(before);
            after.add(told.change());
            change(before, after, told);
            before = after;
        }
    }

    private void change(List<TaskChange> before, List<TaskChange> after, Told told) {
        long maxDelay = history.rules().maxDelay();
        long window = history.rules().correctionWindow();
        TaskHistory old = new TaskHistory(before, history.options().tasks());
        TaskHistory now = new TaskHistory(after, history.options().tasks());
        BatchTasks.Owned oldCall = owned(before);
        BatchTasks.Owned newCall = owned(after);
        boolean tellsCall = newCall != null
                && (oldCall == null
                        || !oldCall.visitorId().equals(newCall.visitorId())
                        || oldCall.call().time() != newCall.call().time());
        if (tellsCall) {
            assertThat(told.at())
                    .as("rule 2")
                    .isLessThanOrEqualTo(newCall.call().time() + maxDelay);
        }
        for (String name : history.options().tasks().callTimeFields()) {
            String time = told.change().fields().get(name);
            assertThat(time == null || Long.parseLong(time) <= told.change().version() + 60_000)
                    .as("call time ahead of version")
                    .isTrue();
        }
        if (before.isEmpty()) {
            return;
        }
        if (old.phoneCall() || old.everToldBizibleId()) {
            if (old.callTime() != null) {
                assertThat(told.at()).as("rule 3").isLessThanOrEqualTo(old.callTime() + window);
            }
        } else if (!tellsCall) {
            long last = before.stream().mapToLong(TaskChange::time).max().getAsLong();
            assertThat(told.at()).as("rule 3, no call yet").isLessThanOrEqualTo(last + maxDelay);
        }
        assertThat(now.visitor() == null || now.visitor().startsWith("v")).isTrue();
    }

    private BatchTasks.Owned owned(List<TaskChange> changes) {
        return BatchTasks.tasks(changes, history.options().tasks()).values().stream()
                .findFirst()
                .orElse(null);
    }
}
