package io.calltouchpoints.state;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Keeps the options in the state that they shape, so that a restart under options that would spoil it is refused. Every
 * subtask keeps them all (less than 2 KB), which lets the job be rescaled.
 */
public final class OptionsInState implements Serializable {

    private static final long serialVersionUID = 1L;

    private final TreeMap<String, String> present;
    private final OptionChanges changes;

    /** @param present by option name */
    public OptionsInState(Map<String, String> present, OptionChanges changes) {
        this.present = new TreeMap<>(present);
        this.changes = changes;
    }

    /** Where they are in a savepoint: broadcast state of the operator {@code journey}. */
    public static MapStateDescriptor<String, String> descriptor() {
        return new MapStateDescriptor<>("options", StringSerializer.INSTANCE, StringSerializer.INSTANCE);
    }

    /**
     * Compares with the options in the restored state, then keeps the present ones in their place. State without options is
     * accepted: nothing is known of it.
     */
    void checkAndKeep(OperatorStateStore store) throws Exception {
        BroadcastState<String, String> kept = store.getBroadcastState(descriptor());
        Map<String, String> before = new TreeMap<>();
        kept.immutableEntries().forEach(option -> before.put(option.getKey(), option.getValue()));
        List<String> refusals = before.isEmpty() ? List.of() : changes.refusals(before);
        if (!refusals.isEmpty()) {
            // A restart would only fail again.
            throw new SuppressRestartsException(new RefusedOptionsException(refusals));
        }
        kept.clear();
        kept.putAll(present);
    }
}
