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
        this(input, rules, true);
    }

    private TaskImageHarness(InputRules input, Rules rules, boolean incremental) throws Exception {
        super(new KeyedProcessOperator<>(new TaskImageFunction(input, rules)), TaskChange::taskId, Types.STRING);
        EmbeddedRocksDBStateBackend backend = new EmbeddedRocksDBStateBackend(incremental);
        backend.getMemoryConfiguration().setUseManagedMemory(false);
        setStateBackend(backend);
        setup(new CallChangeSerializer());
    }

    /** Its snapshots are whole, so that they can be written to one file. */
    static TaskImageHarness forFile(InputRules input, Rules rules) throws Exception {
        TaskImageHarness harness = new TaskImageHarness(input, rules, false);
        harness.open();
        return harness;
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
