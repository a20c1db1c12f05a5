package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Call;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls out of all Task changes at once, in any order, section 4. */
public final class BatchTasks {

    /** A call, or what would be one again (silent), and whose it is. */
    public record Owned(String visitorId, Call call) {}

    private BatchTasks() {}

    /** What each Task, by its id, is at last; Tasks without visitor or call time are left out, silent ones are there. */
    public static Map<String, Owned> tasks(Collection<TaskChange> changes, TaskOptions options) {
        Map<String, List<TaskChange>> byTask = new TreeMap<>();
        for (TaskChange change : changes) {
            byTask.computeIfAbsent(change.taskId(), id -> new ArrayList<>()).add(change);
        }
        Map<String, Owned> result = new LinkedHashMap<>();
        byTask.forEach((taskId, history) -> {
            TaskHistory task = new TaskHistory(history, options);
            Call call = task.call(taskId);
            if (call != null) {
                result.put(taskId, new Owned(task.visitor(), call));
            }
        });
        return result;
    }

    /** The final calls of each visitor that has any, without silent ones. */
    public static Map<String, List<Call>> calls(Collection<TaskChange> changes, TaskOptions options) {
        Map<String, List<Call>> result = new TreeMap<>();
        for (Owned owned : tasks(changes, options).values()) {
            if (!owned.call().silent()) {
                result.computeIfAbsent(owned.visitorId(), id -> new ArrayList<>())
                        .add(owned.call());
            }
        }
        return result;
    }
}
