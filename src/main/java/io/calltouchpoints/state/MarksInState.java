package io.calltouchpoints.state;

import io.calltouchpoints.journey.Marks;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;

/**
 * Keeps in state how far event time has come, so that what was too late before a restart is too late after it. Flink's own
 * watermarks begin anew, and as long as they are unknown an old Task would be a new touchpoint. With aligned checkpoints all
 * subtasks have the same, so it does not matter whose a subtask gets when the job is rescaled.
 */
final class MarksInState {

    private static final String WEB = "web";
    private static final String LOWER = "lower";

    private final BroadcastState<String, Long> kept;

    MarksInState(OperatorStateStore store) throws Exception {
        kept = store.getBroadcastState(
                new MapStateDescriptor<>("watermarks", StringSerializer.INSTANCE, LongSerializer.INSTANCE));
    }

    /**
     * What was kept. A mark ahead of the clock is not known any more: clocks were wrong, or the input had ended.
     *
     * @param now epoch milliseconds UTC
     */
    Marks restored(long now) throws Exception {
        return new Marks(restored(WEB, now), restored(LOWER, now));
    }

    private long restored(String name, long now) throws Exception {
        Long mark = kept.get(name);
        return mark == null || mark > now ? Long.MIN_VALUE : mark;
    }

    void keep(Marks marks) throws Exception {
        kept.put(WEB, marks.web());
        kept.put(LOWER, marks.lower());
    }
}
