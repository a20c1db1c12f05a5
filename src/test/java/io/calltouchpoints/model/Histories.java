package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Random histories, small but nasty, within the bounds of section 9. The same seed gives the same history. */
public final class Histories {

    /** 2016-12-08T20:17:00Z. */
    private static final long BEGIN = 1_481_228_220_000L;

    private static final String NOISE = "noise";

    private final Dice dice;
    private final HistoryOptions options;
    private final List<Step.Web> events = new ArrayList<>();
    private final List<TaskChange> changes = new ArrayList<>();
    private final List<Long> points = new ArrayList<>();
    private int tasks;

    private Histories(long seed) {
        dice = new Dice(seed);
        options = RandomOptions.of(dice);
    }

    public static History random(long seed) {
        Histories histories = new Histories(seed);
        histories.visitors();
        if (histories.dice.chance(0.6)) {
            histories.noise();
        }
        return new History(
                seed,
                null,
                histories.options,
                histories.events,
                histories.changes,
                histories.points,
                histories.dice.split());
    }

    private void visitors() {
        List<String> visitors = List.of("v1", "v2", "v3").subList(0, dice.between(1, 3));
        boolean keyed = dice.chance(0.6);
        List<VisitorStory> stories = new ArrayList<>();
        for (String visitor : visitors) {
            VisitorStory story = new VisitorStory(dice, options.rules(), BEGIN + dice.of(0, 0, dice.between(-5, 5)));
            stories.add(story);
            points.addAll(story.points);
            int home = dice.below(options.webPartitions());
            story.events.forEach(event ->
                    events.add(new Step.Web(visitor, event, keyed ? home : dice.below(options.webPartitions()))));
        }
        for (int i = 0; i < visitors.size(); i++) {
            for (long time : stories.get(i).callTimes) {
                changes.addAll(task(visitors).call(visitors.get(i), time).changes);
            }
        }
    }

    /** Others, so that watermarks move on while the visitors sleep. */
    private void noise() {
        long last =
                Collections.max(points) + dice.between(0, 2 * options.rules().journeyTimeout());
        int count = dice.between(2, 12);
        for (int i = 0; i < count; i++) {
            VisitorStory story = new VisitorStory(dice, options.rules(), dice.between(BEGIN, last));
            story.events.stream()
                    .limit(1)
                    .forEach(event -> events.add(new Step.Web(NOISE, event, dice.below(options.webPartitions()))));
            changes.addAll(task(List.of(NOISE)).noise(dice.between(BEGIN, last)).changes);
        }
    }

    private TaskStory task(List<String> visitors) {
        String taskId = "00T5e0000%06dEAA".formatted(++tasks);
        return new TaskStory(dice, options, taskId, visitors, points);
    }
}
