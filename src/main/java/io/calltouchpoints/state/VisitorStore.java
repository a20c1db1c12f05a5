package io.calltouchpoints.state;

import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Marks;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.VisitorRules;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;

/**
 * The visitors in Flink's state, and what is known of them on the heap. A page view that only makes a session last longer is not
 * worth a visitor read and written: its time stands beside the visitor, and is put into it when the visitor is next looked at.
 *
 * <p>The heap is right because nobody else changes this instance's visitors, and every change renews the visitor's span. It is
 * empty after a restore.
 */
final class VisitorStore {

    private final VisitorRules rules;
    private final ValueState<Visitor> visitors;
    private final ValueState<Long> lastSeen;
    private final QuietSpans quietSpans;
    private boolean seenBeside;

    VisitorStore(RuntimeContext context, VisitorRules rules, int cacheBytes) {
        this.rules = rules;
        visitors = context.getState(descriptor());
        lastSeen = context.getState(new ValueStateDescriptor<>("last-seen", Types.LONG));
        quietSpans = new QuietSpans(cacheBytes);
    }

    static ValueStateDescriptor<Visitor> descriptor() {
        return new ValueStateDescriptor<>("visitor", new VisitorSerializer());
    }

    /** Whether the web event is known to change nothing, or at most to prolong a session. Looks into no state, needs no key. */
    boolean isQuiet(VisitorEvent incoming, Marks marks) {
        WebEvent event = incoming.event();
        return rules.isQuiet(event, marks) && quietSpans.covers(incoming.bizibleId(), event.time());
    }

    /** Notes a quiet page view of the current visitor that prolongs a session; reads nothing. */
    void prolong(VisitorEvent incoming) throws IOException {
        long time = incoming.event().time();
        lastSeen.update(time);
        quietSpans.beginAt(incoming.bizibleId(), time);
    }

    /** The current visitor, or null. */
    @Nullable
    Visitor load() throws IOException {
        Visitor visitor = visitors.value();
        Long seen = visitor != null && rules.prolongs() ? lastSeen.value() : null;
        seenBeside = seen != null;
        if (visitor != null && seen != null) {
            rules.seen(visitor, seen);
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
        if (seenBeside) {
            store(visitor, bizibleId);
        } else {
            quietSpans.put(bizibleId, rules.quiet(visitor));
        }
    }

    void clear(String bizibleId) {
        visitors.clear();
        lastSeen.clear();
        quietSpans.remove(bizibleId);
    }
}
