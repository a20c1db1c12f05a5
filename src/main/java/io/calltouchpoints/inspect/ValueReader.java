package io.calltouchpoints.inspect;

import java.io.IOException;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.state.api.input.operator.StateReaderOperator;
import org.apache.flink.state.api.runtime.SavepointRuntimeContext;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Reads a keyed value state: all of it, or one key. Unlike Flink's own reader it leaves the timers alone. */
@SuppressWarnings("try") // closing it may be interrupted, and then the inspection is
class ValueReader<V> extends StateReaderOperator<Function, String, VoidNamespace, Boolean> {

    private static final long serialVersionUID = 1L;

    private final ValueStateDescriptor<V> descriptor;
    private final @Nullable String key;
    private final StateSink<V> sink;
    private transient @Nullable ValueState<V> state;

    /** @param key null for all */
    ValueReader(ValueStateDescriptor<V> descriptor, @Nullable String key, StateSink<V> sink) {
        super(new Function() {}, Types.STRING, VoidNamespaceSerializer.INSTANCE);
        this.descriptor = descriptor;
        this.key = key;
        this.sink = sink;
    }

    @Override
    public void open() throws Exception {
        super.open();
        state = getKeyedStateBackend()
                .getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
    }

    @Override
    public CloseableIterator<Tuple2<String, VoidNamespace>> getKeysAndNamespaces(SavepointRuntimeContext context) {
        Stream<String> keys = key != null
                ? Stream.of(key)
                : getKeyedStateBackend().getKeys(descriptor.getName(), VoidNamespace.INSTANCE);
        return CloseableIterator.adapterForIterator(
                keys.map(each -> Tuple2.of(each, VoidNamespace.INSTANCE)).iterator());
    }

    @Override
    public void processElement(String current, VoidNamespace namespace, Collector<Boolean> out) throws Exception {
        V value = value();
        if (value != null) {
            sink.take(current, value);
        }
        // Flink's source wants an element for each key.
        out.collect(value != null);
    }

    /** Of the current key. */
    @Nullable
    V value() throws IOException {
        return state == null ? null : state.value();
    }
}
