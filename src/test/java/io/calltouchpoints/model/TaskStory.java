package io.calltouchpoints.model;

import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The changes of one Task, in order of version, told within the bounds. */
final class TaskStory {

    private static final long MINUTE = 60_000;

    private final Dice dice;
    private final HistoryOptions options;
    private final Limits limits;
    private final String taskId;
    private final List<String> visitors;
    private final List<Long> points;
    private long callTime;
    final List<TaskChange> changes = new ArrayList<>();

    /**
     * @param visitors whose it may become
     * @param points times to which the call may be moved
     */
    TaskStory(Dice dice, HistoryOptions options, String taskId, List<String> visitors, List<Long> points) {
        this.dice = dice;
        this.options = options;
        this.limits = new Limits(options);
        this.taskId = taskId;
        this.visitors = visitors;
        this.points = points;
    }

    TaskStory call(String visitor, long time) {
        callTime = time;
        Map<String, String> all = phoneFields(visitor);
        List<Map<String, String>> later = new ArrayList<>();
        holdBack(TaskOptions.BIZIBLE_ID, 0.3, all, later);
        holdBack(TaskOptions.TYPE, 0.3, all, later);
        holdBack(TaskOptions.DURATION, 0.15, all, later);
        for (String name : options.tasks().callTimeFields()) {
            holdBack(name, 0.1, all, later);
        }
        tell(all, dice.chance(0.7) ? false : null);
        int more = dice.of(0, 0, 1, 2, 4);
        while (!later.isEmpty() || more > 0) {
            if (more <= 0 || (!later.isEmpty() && dice.chance(0.8))) {
                tell(later.remove(dice.below(later.size())), null);
            } else {
                more--;
                change();
            }
        }
        return this;
    }

    /** A Task that is none of our business. */
    TaskStory noise(long time) {
        Map<String, String> fields = new HashMap<>();
        fields.put(TaskOptions.TYPE, dice.of("Email", null, "Meeting"));
        if (dice.chance(0.7)) {
            fields.put(TaskOptions.CREATED_DATE, Long.toString(time));
        }
        changes.add(new TaskChange(taskId, time, 0, time, dice.of(null, false), fields, origin(time)));
        return this;
    }

    private Map<String, String> phoneFields(String visitor) {
        Map<String, String> fields = new HashMap<>();
        fields.put(TaskOptions.BIZIBLE_ID, visitor);
        fields.put(TaskOptions.TYPE, dice.of("Call", "Phone Call", "Left Message", null));
        Integer duration = dice.of(null, 0, 107, dice.between(0, 4000));
        if (duration != null || dice.chance(0.5)) {
            fields.put(TaskOptions.DURATION, duration == null ? null : duration.toString());
        }
        if (dice.chance(0.5)) {
            fields.put(TaskOptions.TASK_SUBTYPE, dice.of("Call", "Task"));
        }
        if (dice.chance(0.5)) {
            fields.put(TaskOptions.CALL_TYPE, dice.of("Inbound", "Inbound", "Outbound"));
        }
        if (dice.chance(0.3)) {
            fields.put("WhoId", "00Q5e00001XyZabEAF");
        }
        String timeField = dice.of(options.tasks().callTimeFields());
        boolean longer =
                options.tasks().subtractDuration() && duration != null && timeField.equals(TaskOptions.CREATED_DATE);
        fields.put(timeField, Long.toString(callTime + (longer ? duration * 1000L : 0)));
        if (!timeField.equals(TaskOptions.CREATED_DATE) && dice.chance(0.5)) {
            fields.put(TaskOptions.CREATED_DATE, Long.toString(callTime + dice.between(0, 5 * MINUTE)));
        }
        return fields;
    }

    private void holdBack(String name, double chance, Map<String, String> all, List<Map<String, String>> later) {
        if (all.containsKey(name) && dice.chance(chance)) {
            Map<String, String> field = new HashMap<>();
            field.put(name, all.remove(name));
            later.add(field);
        }
    }

    private void change() {
        Map<String, String> fields = new HashMap<>();
        Boolean deleted = null;
        switch (dice.below(13)) {
            case 0, 1 -> fields.put(TaskOptions.TYPE, dice.of("Call", "Voice Mail", null));
            case 2, 3 -> deleted = true;
            case 4 -> deleted = false;
            case 5 -> {
                fields.putAll(row());
                deleted = dice.chance(0.2);
            }
            case 6 -> fields.put(TaskOptions.BIZIBLE_ID, dice.of(visitors));
            case 7 -> fields.put(TaskOptions.BIZIBLE_ID, null);
            case 8, 9 -> {
                long time = dice.of(points) + dice.of(0L, dice.near(0), dice.between(-5 * MINUTE, 5 * MINUTE));
                fields.put(dice.of(options.tasks().callTimeFields()), Long.toString(time));
            }
            case 10 -> fields.put(TaskOptions.DURATION, dice.of("0", "30", null));
            case 11 -> fields.put(TaskOptions.CALL_TYPE, dice.of("Inbound", "Outbound", "Outbound", null));
            default -> {
                if (changes.isEmpty()) {
                    return;
                }
                changes.add(dice.of(changes)); // told once more
                if (!limits.allow(changes)) {
                    changes.remove(changes.size() - 1);
                }
                changes.sort(TaskHistory.VERSION);
                return;
            }
        }
        tell(fields, deleted);
    }

    private Map<String, String> row() {
        TaskHistory task = new TaskHistory(changes, options.tasks());
        Map<String, String> row = new HashMap<>();
        for (TaskChange change : changes) {
            change.fields().keySet().forEach(name -> row.put(name, task.field(name)));
        }
        return row;
    }

    /** Adds the change, unless it is too late for it. */
    private void tell(Map<String, String> fields, Boolean deleted) {
        long earliest = changes.isEmpty() ? Long.MIN_VALUE : newest().version();
        for (String name : fields.keySet()) {
            boolean time = options.tasks().callTimeFields().contains(name) || name.equals(TaskOptions.CREATED_DATE);
            if (time && fields.get(name) != null) {
                earliest = Math.max(earliest, Long.parseLong(fields.get(name)) - dice.of(0L, 0L, 0L, MINUTE));
            }
        }
        if (earliest == Long.MIN_VALUE) {
            earliest = callTime;
        }
        TaskChange trial = new TaskChange(taskId, Long.MAX_VALUE, 0, 0, deleted, fields, origin(0));
        long latest = limits.of(changes, trial);
        if (changes.isEmpty()) {
            latest = Math.min(latest, callTime + options.rules().maxDelay());
        }
        if (latest < earliest) {
            return;
        }
        long version = version(earliest, latest);
        long sequence = !changes.isEmpty() && newest().version() == version ? newest().sequence() + 1 : dice.below(2);
        changes.add(new TaskChange(taskId, version, sequence, version, deleted, fields, origin(version)));
    }

    private TaskChange newest() {
        return changes.get(changes.size() - 1);
    }

    private long version(long earliest, long latest) {
        return switch (dice.below(10)) {
            case 0 -> earliest;
            case 1 -> latest;
            case 2 -> Math.max(earliest, latest - 1);
            case 3, 4 -> dice.between(earliest, latest);
            default -> dice.between(earliest, Math.min(latest, earliest + 3 * MINUTE));
        };
    }

    private Origin origin(long time) {
        return new Origin("salesforce-tasks", 0, (long) changes.size(), time, null);
    }
}
