package io.calltouchpoints.inspect;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.StateAssignmentOperation;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.api.input.KeyedStateInputFormat;
import org.apache.flink.state.api.input.splits.KeyGroupRangeInputSplit;
import org.jspecify.annotations.Nullable;

/** Gives a {@link ValueReader} its state. For one key only that key's group is restored: a small part of a savepoint. */
final class ValueFormat extends KeyedStateInputFormat<String, VoidNamespace, Boolean> {

    private static final long serialVersionUID = 1L;

    private final OperatorState operator;
    private final @Nullable String key;

    /** @param key null for all; else it must run with parallelism 1 */
    ValueFormat(
            OperatorState operator,
            StateBackend backend,
            Configuration configuration,
            ValueReader<?> reader,
            @Nullable String key)
            throws IOException {
        super(operator, backend, configuration, reader, new ExecutionConfig());
        this.operator = operator;
        this.key = key;
    }

    @Override
    public KeyGroupRangeInputSplit[] createInputSplits(int parallelism) throws IOException {
        if (key == null) {
            return super.createInputSplits(parallelism);
        }
        int groups = operator.getMaxParallelism();
        int group = KeyGroupRangeAssignment.assignToKeyGroup(key, groups);
        return new KeyGroupRangeInputSplit[] {
            new KeyGroupRangeInputSplit(
                    StateAssignmentOperation.getManagedKeyedStateHandles(operator, KeyGroupRange.of(group, group)),
                    List.of(),
                    groups,
                    0)
        };
    }
}
