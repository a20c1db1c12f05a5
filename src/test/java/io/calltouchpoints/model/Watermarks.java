package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Rules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the watermarks of both inputs truly stand, and when they are told. */
final class Watermarks {

    private final Dice dice;
    private final HistoryOptions options;
    private final List<Long> points;
    /** By partition; partitions without any event in the history hold nothing back. */
    private final Map<Integer, Long> web = new HashMap<>();

    private final double chance;
    private final double lagging;
    private long tasks = Long.MIN_VALUE;
    private long cap = Long.MAX_VALUE;
    private long webTold = Long.MIN_VALUE;
    private long tasksTold = Long.MIN_VALUE;

    Watermarks(Dice dice, HistoryOptions options, List<Step.Web> events, List<Long> points) {
        this.dice = dice;
        this.options = options;
        this.points = points;
        events.forEach(event -> web.put(event.partition(), Long.MIN_VALUE));
        chance = dice.of(1.0, 1.0, 0.4, 0.05, 0.0);
        lagging = dice.of(0.0, 0.3, 0.9);
    }

    void seen(Step.Web event) {
        web.merge(event.partition(), event.event().time() - options.webOutOfOrderness() - 1, Math::max);
    }

    void seen(TaskChange change) {
        tasks = Math.max(tasks, change.time() - HistoryOptions.TASKS_OUT_OF_ORDERNESS - 1);
    }

    /** The Tasks' watermark is not told beyond this. */
    void tasksUpTo(long time) {
        cap = time;
    }

    /** Tells one watermark, both or none. */
    void advance(List<Step> steps) {
        long webTrue = web.values().stream().mapToLong(Long::longValue).min().orElse(Long.MIN_VALUE);
        long webNow = dice.chance(chance) ? some(webTold, webTrue) : webTold;
        long tasksNow = dice.chance(chance) ? some(tasksTold, Math.min(tasks, cap)) : tasksTold;
        if (webNow > webTold) {
            steps.add(new Step.WebWatermark(webNow));
            webTold = webNow;
        }
        if (tasksNow > tasksTold) {
            steps.add(new Step.TaskWatermark(tasksNow));
            tasksTold = tasksNow;
        }
    }

    /** Not before what was told, not beyond what is true. */
    private long some(long told, long truth) {
        if (truth <= told || !dice.chance(lagging)) {
            return truth;
        }
        long horizon = horizon();
        List<Long> critical = points.stream()
                .map(point -> point + horizon)
                .filter(time -> time > told && time <= truth)
                .toList();
        if (!critical.isEmpty() && dice.chance(0.7)) {
            return dice.of(critical);
        }
        return told == Long.MIN_VALUE ? truth : dice.between(told, truth);
    }

    private long horizon() {
        Rules rules = options.rules();
        long missed = rules.sessionTimeout() + rules.nearMiss();
        long horizon = dice.of(
                rules.sessionTimeout(),
                missed + rules.maxDelay(),
                missed + rules.maxDelay(),
                rules.maxDelay(),
                rules.correctionWindow(),
                rules.correctionWindow(),
                rules.journeyTimeout() + rules.maxDelay());
        return dice.near(horizon);
    }
}
