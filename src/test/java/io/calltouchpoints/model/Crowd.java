package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Many random visitors and their Tasks, each as nasty as those of {@link Histories}, side by side on one stretch of time; and the
 * order in which they are told: web events at most {@code web.out-of-orderness} late, changes of one Task in order.
 */
public final class Crowd {

    private static final int COMPANY = 3;

    /** @param at when it is to be told, not before it happened */
    public record Due(Step step, long at) {}

    private final Dice dice;
    private final HistoryOptions options;
    private final long tasksOutOfOrderness;
    private final List<Due> due = new ArrayList<>();
    private int visitors;
    private int tasks;

    private Crowd(long seed, HistoryOptions options, long tasksOutOfOrderness) {
        dice = new Dice(seed);
        this.options = options;
        this.tasksOutOfOrderness = tasksOutOfOrderness;
    }

    /**
     * @param from when the first may come, epoch milliseconds
     * @param until when the last may come; what they do goes on after that
     * @return in order of {@link Due#at()}
     */
    public static List<Due> random(
            long seed, HistoryOptions options, long tasksOutOfOrderness, int visitors, long from, long until) {
        Crowd crowd = new Crowd(seed, options, tasksOutOfOrderness);
        while (crowd.visitors < visitors) {
            crowd.company(crowd.dice.between(from, until));
        }
        crowd.due.sort(Comparator.comparingLong(Due::at));
        return crowd.due;
    }

    /** A few visitors whose Tasks may move between them. */
    private void company(long from) {
        List<String> names = new ArrayList<>();
        List<VisitorStory> stories = new ArrayList<>();
        List<Long> points = new ArrayList<>();
        for (int i = dice.between(1, COMPANY); i > 0; i--) {
            names.add("v" + visitors++);
            VisitorStory story = new VisitorStory(dice, options.rules(), from);
            stories.add(story);
            points.addAll(story.points);
        }
        boolean keyed = dice.chance(0.6);
        for (int i = 0; i < names.size(); i++) {
            int home = dice.below(options.webPartitions());
            for (var event : stories.get(i).events) {
                int partition = keyed ? home : dice.below(options.webPartitions());
                long at = event.time() + late(options.webOutOfOrderness());
                due.add(new Due(new Step.Web(names.get(i), event, partition), at));
            }
            for (long time : stories.get(i).callTimes) {
                String taskId = "00T5e0000%06dEAA".formatted(++tasks);
                tell(new TaskStory(dice, options, taskId, names, points).call(names.get(i), time).changes);
            }
        }
    }

    private void tell(List<TaskChange> changes) {
        long at = Long.MIN_VALUE;
        for (TaskChange change : changes) {
            at = Math.max(at, change.time() + late(tasksOutOfOrderness));
            due.add(new Due(new Step.Task(change), at));
        }
    }

    private long late(long most) {
        return dice.of(0L, dice.between(0, most), most);
    }
}
