package io.calltouchpoints.model;

import io.calltouchpoints.journey.Rules;
import java.lang.reflect.RecordComponent;
import java.util.StringJoiner;

/** All options that a history was made with. */
public record HistoryOptions(Rules rules, TaskOptions tasks, long webOutOfOrderness, int webPartitions) {

    /** {@code tasks.out-of-orderness}. */
    public static final long TASKS_OUT_OF_ORDERNESS = 60_000;

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("\n  ", "  ", "\n");
        for (Object options : new Object[] {rules, tasks}) {
            for (RecordComponent option : options.getClass().getRecordComponents()) {
                try {
                    Object value = option.getAccessor().invoke(options);
                    text.add(
                            option.getName() + " = " + (value instanceof Long millis ? Words.duration(millis) : value));
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(option.getName(), e);
                }
            }
        }
        text.add("webOutOfOrderness = " + Words.duration(webOutOfOrderness));
        text.add("webPartitions = " + webPartitions);
        return text.toString();
    }
}
