package io.calltouchpoints.traffic;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of a Task.
 *
 * @param fields all of the Task as it is after the change
 * @param changed the names of those that an update has changed
 * @param version when it was changed, epoch milliseconds UTC
 * @param sendAt when the connector has it
 * @param last nothing comes after it
 * @param callsChange 1 when the Task becomes a call, -1 when it no longer is one
 */
record TaskChange(
        Act act,
        String taskId,
        Map<String, @Nullable Object> fields,
        List<String> changed,
        long version,
        long sendAt,
        boolean last,
        int callsChange) {

    enum Act {
        CREATE,
        UPDATE,
        DELETE,
        UNDELETE
    }

    TaskChange sentAt(long time) {
        return new TaskChange(act, taskId, fields, changed, version, time, last, callsChange);
    }
}
