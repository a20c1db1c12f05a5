package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Rules;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The Task image operator on RocksDB. */
final class TaskImageHarness extends KeyedOneInputStreamOperatorTestHarness<String, TaskChange, CallChange> {

    TaskImageHarness(InputRules input, Rules rules) throws Exception {
        super(new KeyedProcessOperator<>(new TaskImageFunction(input, rules)), TaskChange::taskId, Types.STRING);
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(true);
        backend.getMemoryConfiguration().setUseManagedMemory(false);
        setStateBackend(backend);
        setup(new CallChangeSerializer());
    }

    /** Task ids in state. */
    long tasks() {
        try (Stream<?> keys = ((AbstractStreamOperator<?>) getOperator())
                .getKeyedStateBackend()
                .getKeys(TaskImageFunction.descriptor().getName(), VoidNamespace.INSTANCE)) {
            return keys.count();
        }
    }

    /** A Task as it is in state, or null. */
    StoredTask task(String taskId) throws Exception {
        ((AbstractStreamOperator<?>) getOperator()).setCurrentKey(taskId);
        return ((AbstractStreamOperator<?>) getOperator())
                .getKeyedStateBackend()
                .getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, TaskImageFunction.descriptor())
                .value();
    }
}
