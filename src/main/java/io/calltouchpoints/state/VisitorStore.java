package io.calltouchpoints.state;

import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Marks;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The visitors in Flink's state, and what is known of them on the heap.
 *
 * <p>A page view that only makes a session last longer is not worth a visitor read and written. Its time waits on the heap; the
 * next checkpoint puts it beside the visitor; the next look at the visitor puts it into it.
 *
 * <p>The heap is right because nobody else changes this instance's visitors, and every change renews the visitor's span. It is
 * empty after a restore, which loses nothing: what waited is in the checkpoint.
 */
final class VisitorStore {

    /** Some 10 MB. */
    private static final int MOST_WAITING = 1 << 16;

    private final VisitorRules rules;
    private final ValueState<Visitor> visitors;
    private final ValueState<Long> lastSeen;
    private final QuietSpans quietSpans;
    private final boolean someSeenBeside;
    private final Map<String, Long> waiting = new HashMap<>();

    /** Of the current visitor, as loaded. */
    private boolean seenBeside;

    private boolean seenLater;

    /** @param restoredLastSeen whether the state restored has some {@link #lastSeen} */
    VisitorStore(RuntimeContext context, VisitorRules rules, int cacheBytes, boolean restoredLastSeen) {
        this.rules = rules;
        someSeenBeside = rules.prolongs() || restoredLastSeen;
        visitors = context.getState(visitors());
        lastSeen = context.getState(lastSeen());
        quietSpans = new QuietSpans(cacheBytes);
    }

    static ValueStateDescriptor<Visitor> visitors() {
        return new ValueStateDescriptor<>("visitor", new VisitorSerializer());
    }

    /** Epoch milliseconds UTC; goes through {@link VisitorRules#seen}. */
    static ValueStateDescriptor<Long> lastSeen() {
        return new ValueStateDescriptor<>("last-seen", Types.LONG);
    }

    /** Whether the web event is known to change nothing, or at most to prolong a session. Looks into no state, needs no key. */
    boolean isQuiet(VisitorEvent incoming, Marks marks) {
        WebEvent event = incoming.event();
        return rules.isQuiet(event, marks) && quietSpans.covers(incoming.bizibleId(), event.time());
    }

    /**
     * Notes a quiet page view that prolongs a session.
     *
     * @return whether so many wait that they must be written
     */
    boolean prolong(VisitorEvent incoming) {
        long time = incoming.event().time();
        quietSpans.beginAt(incoming.bizibleId(), time);
        waiting.put(incoming.bizibleId(), time);
        return waiting.size() >= MOST_WAITING;
    }

    /** Writes all that waits on the heap. */
    void writeWaiting(Consumer<String> setCurrentKey) throws IOException {
        for (Map.Entry<String, Long> entry : waiting.entrySet()) {
            setCurrentKey.accept(entry.getKey());
            lastSeen.update(entry.getValue());
        }
        waiting.clear();
    }

    /** The current visitor, or null. */
    @Nullable
    Visitor load(String bizibleId) throws IOException {
        Visitor visitor = visitors.value();
        seenBeside = someSeenBeside && !rules.prolongs(); // not looked at then, and gone before it would be again
        seenLater = false;
        if (visitor != null && rules.prolongs()) {
            Long beside = lastSeen.value();
            Long latest = waiting.remove(bizibleId);
            Long seen = latest == null ? beside : latest;
            seenBeside = beside != null;
            seenLater = seen != null;
            if (seen != null) {
                rules.seen(visitor, seen);
            }
        }
        return visitor;
    }

    /** Stores the current visitor as it was loaded and changed. */
    void store(Visitor visitor, String bizibleId) throws IOException {
        visitors.update(visitor);
        if (seenBeside) {
            lastSeen.clear();
        }
        quietSpans.put(bizibleId, rules.quiet(visitor));
    }

    /** The current visitor was loaded and is as before. */
    void keep(Visitor visitor, String bizibleId) throws IOException {
        if (seenLater) {
            store(visitor, bizibleId);
        } else {
            quietSpans.put(bizibleId, rules.quiet(visitor));
        }
    }

    void clear(String bizibleId) {
        visitors.clear();
        if (someSeenBeside) {
            lastSeen.clear();
        }
        quietSpans.remove(bizibleId);
    }
}
