package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An order, within the bounds, in which records arrive, and the watermarks between them. */
final class Arrival {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** A record, and when it comes if nothing but its input's own delays is at work. */
    private record Due<T>(T record, long at, long limit) {}

    private final Dice dice;
    private final HistoryOptions options;
    private final Limits limits;
    private final Watermarks watermarks;
    private final List<Step> steps = new ArrayList<>();

    private Arrival(Dice dice, HistoryOptions options, List<Step.Web> events, List<Long> points) {
        this.dice = dice;
        this.options = options;
        limits = new Limits(options);
        watermarks = new Watermarks(dice, options, events, points);
    }

    /**
     * @param events in any order
     * @param changes those of one Task in order of their versions
     * @param points times of interest, for watermarks that stop where something is forgotten
     */
    static List<Step> order(
            Dice dice, HistoryOptions options, List<Step.Web> events, List<TaskChange> changes, List<Long> points) {
        Arrival arrival = new Arrival(dice, options, events, points);
        arrival.merge(arrival.web(events), arrival.tasks(changes));
        return arrival.steps;
    }

    private List<Due<Step.Web>> web(List<Step.Web> events) {
        long outOfOrderness = options.webOutOfOrderness();
        double disorder = dice.of(0.0, 0.2, 1.0);
        Map<Integer, Long> lag = new HashMap<>();
        List<Due<Step.Web>> due = new ArrayList<>();
        for (Step.Web event : shuffled(events)) {
            long behind = lag.computeIfAbsent(event.partition(), p -> dice.of(0L, 0L, MINUTE, HOUR, 2 * DAY));
            long late = dice.chance(disorder) ? dice.of(outOfOrderness, dice.between(0, outOfOrderness)) : 0;
            due.add(new Due<>(event, event.event().time() + late + behind, Long.MAX_VALUE));
        }
        due.sort(Comparator.comparingLong(Due::at));
        return due;
    }

    private List<Due<TaskChange>> tasks(List<TaskChange> changes) {
        Map<String, List<TaskChange>> byTask = new LinkedHashMap<>();
        changes.forEach(change ->
                byTask.computeIfAbsent(change.taskId(), id -> new ArrayList<>()).add(change));
        double disorder = dice.of(0.0, 0.3, 0.7);
        List<Due<TaskChange>> due = new ArrayList<>();
        for (List<TaskChange> task : byTask.values()) {
            List<TaskChange> order = dice.chance(disorder) ? disordered(task) : task;
            List<Long> until = limits.of(order);
            long at = Long.MIN_VALUE;
            for (int i = 0; i < order.size(); i++) {
                at = Math.max(at, order.get(i).time() + lateness(disorder));
                due.add(new Due<>(order.get(i), at, until.get(i)));
            }
        }
        due.sort(Comparator.comparingLong(Due::at));
        return due;
    }

    private List<TaskChange> disordered(List<TaskChange> task) {
        for (int attempt = 0; attempt < 5; attempt++) {
            List<TaskChange> order = shuffled(task);
            if (limits.allow(order)) {
                return order;
            }
        }
        return task;
    }

    private long lateness(double disorder) {
        if (!dice.chance(disorder)) {
            return 0;
        }
        long maxDelay = options.rules().maxDelay();
        long window = options.rules().correctionWindow();
        return dice.of(dice.between(0, MINUTE), dice.between(0, maxDelay), maxDelay, dice.between(0, window));
    }

    /** Both inputs into one; the Tasks' watermark waits for changes that are still to be told in time. */
    private void merge(List<Due<Step.Web>> web, List<Due<TaskChange>> tasks) {
        long[] cap = new long[tasks.size() + 1];
        cap[tasks.size()] = Long.MAX_VALUE;
        for (int i = tasks.size() - 1; i >= 0; i--) {
            cap[i] = Math.min(cap[i + 1], tasks.get(i).limit() - 1);
        }
        boolean anyhow = dice.chance(0.15);
        long window = options.rules().correctionWindow();
        long ahead = dice.of(
                0L, 0L, 0L, dice.near(0), HOUR, -HOUR, DAY, -DAY, 2 * window, -2 * window, 4000 * DAY, -4000 * DAY);
        watermarks.tasksUpTo(cap[0]);
        int w = 0;
        int t = 0;
        while (w < web.size() || t < tasks.size()) {
            boolean webNext = t == tasks.size();
            if (w < web.size() && t < tasks.size()) {
                webNext = anyhow
                        ? dice.chance(0.5)
                        : web.get(w).at() <= tasks.get(t).at() + ahead;
            }
            if (webNext) {
                Step.Web event = web.get(w++).record();
                steps.add(event);
                watermarks.seen(event);
            } else {
                TaskChange change = tasks.get(t++).record();
                steps.add(new Step.Task(change));
                watermarks.seen(change);
                watermarks.tasksUpTo(cap[t]);
            }
            watermarks.advance(steps);
        }
    }

    private <T> List<T> shuffled(List<T> list) {
        List<T> from = new ArrayList<>(list);
        List<T> result = new ArrayList<>();
        while (!from.isEmpty()) {
            result.add(from.remove(dice.below(from.size())));
        }
        return result;
    }
}
