package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** What happened to a few visitors, and the order in which the job is told. */
public final class History {

    private static final long EVER = 40_000L * 24 * 60 * 60 * 1000;

    private final long seed;
    private final Long arrivalSeed;
    private final HistoryOptions options;
    private final List<Step.Web> events;
    private final List<TaskChange> changes;
    private final List<Long> points;
    private final List<Step> steps;
    private final boolean forgotten;

    History(
            long seed,
            Long arrivalSeed,
            HistoryOptions options,
            List<Step.Web> events,
            List<TaskChange> changes,
            List<Long> points,
            Dice dice) {
        this.seed = seed;
        this.arrivalSeed = arrivalSeed;
        this.options = options;
        this.events = List.copyOf(events);
        this.changes = List.copyOf(changes);
        this.points = List.copyOf(points);
        steps = new ArrayList<>(Arrival.order(dice, options, events, changes, points));
        forgotten = dice.chance(0.6);
        if (forgotten) {
            long end = dice.of(Long.MAX_VALUE, points.get(0) + EVER);
            List<Step> last = List.of(new Step.WebWatermark(end), new Step.TaskWatermark(end));
            boolean webFirst = dice.chance(0.5);
            steps.add(last.get(webFirst ? 0 : 1));
            steps.add(last.get(webFirst ? 1 : 0));
        }
    }

    /** The same records in another order of arrival, with other watermarks, within the bounds too. */
    public History shuffledWithin(long seed2) {
        return new History(seed, seed2, options, events, changes, points, new Dice(seed2));
    }

    public long seed() {
        return seed;
    }

    public HistoryOptions options() {
        return options;
    }

    public Rules rules() {
        return options.rules();
    }

    public List<Step> steps() {
        return steps;
    }

    /** Both watermarks end beyond every bound, so that nothing may stay in state. */
    public boolean forgotten() {
        return forgotten;
    }

    public Map<String, List<WebEvent>> webEvents() {
        Map<String, List<WebEvent>> result = new TreeMap<>();
        events.forEach(event -> result.computeIfAbsent(event.visitorId(), id -> new ArrayList<>())
                .add(event.event()));
        return result;
    }

    /** In no particular order of arrival. */
    public List<TaskChange> taskChanges() {
        return changes;
    }

    /** The final calls by visitor, without silent ones. */
    public Map<String, List<Call>> calls() {
        return BatchTasks.calls(changes, options.tasks());
    }

    /** What must have been published at last, by visitor; those without touchpoints are left out. */
    public Map<String, Map<Touchpoint.Id, Touchpoint>> expected() {
        Map<String, List<WebEvent>> webEvents = webEvents();
        Map<String, List<Call>> calls = calls();
        TreeSet<String> visitors = new TreeSet<>(webEvents.keySet());
        visitors.addAll(calls.keySet());
        Map<String, Map<Touchpoint.Id, Touchpoint>> result = new TreeMap<>();
        for (String visitor : visitors) {
            Map<Touchpoint.Id, Touchpoint> touchpoints = BatchEvaluation.touchpoints(
                    webEvents.getOrDefault(visitor, List.of()), calls.getOrDefault(visitor, List.of()), rules());
            if (!touchpoints.isEmpty()) {
                result.put(visitor, touchpoints);
            }
        }
        return result;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Histories.random(" + seed + "L)");
        text.append(arrivalSeed == null ? "" : ".shuffledWithin(" + arrivalSeed + "L)")
                .append('\n');
        text.append(options);
        int number = 0;
        for (Step step : steps) {
            text.append(number++).append(". ").append(Words.step(step)).append('\n');
        }
        text.append("expected:\n");
        expected().forEach((visitor, touchpoints) -> {
            touchpoints.values().forEach(touchpoint -> text.append("  ")
                    .append(visitor)
                    .append(' ')
                    .append(Words.touchpoint(touchpoint))
                    .append('\n'));
        });
        return text.toString();
    }
}
