package io.calltouchpoints.inspect;

import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import io.calltouchpoints.state.JourneyFunction;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.jspecify.annotations.Nullable;

/** Reads visitors, and puts into them what stands beside them. */
@SuppressWarnings("try") // as in ValueReader
final class VisitorReader extends ValueReader<Visitor> {

    private static final long serialVersionUID = 1L;

    private final Rules rules;
    private transient @Nullable ValueState<Long> lastSeen;

    /** @param key null for all */
    VisitorReader(Rules rules, @Nullable String key, StateSink<Visitor> sink) {
        super(JourneyFunction.descriptor(), key, sink);
        this.rules = rules;
    }

    @Override
    public void open() throws Exception {
        super.open();
        lastSeen = getKeyedStateBackend()
                .getPartitionedState(
                        VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, JourneyFunction.lastSeen());
    }

    @Override
    @Nullable
    Visitor value() throws IOException {
        Visitor visitor = super.value();
        Long seen = lastSeen == null ? null : lastSeen.value();
        if (visitor != null && seen != null) {
            new VisitorRules(rules).seen(visitor, seen);
        }
        return visitor;
    }
}
