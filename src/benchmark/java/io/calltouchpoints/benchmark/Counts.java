package io.calltouchpoints.benchmark;

import java.util.concurrent.atomic.AtomicLongArray;

/** What the sources of this process have done so far, by partition. */
final class Counts {

    private static final int PARTITIONS = 16;
    private static final int APART = 8;

    /** Event times far enough apart in memory not to disturb one another. */
    private static final AtomicLongArray CLOCKS = new AtomicLongArray(PARTITIONS * APART);

    private static final AtomicLongArray EVENTS = new AtomicLongArray(PARTITIONS * APART);
    private static final AtomicLongArray VISITORS = new AtomicLongArray(PARTITIONS * APART);

    private Counts() {}

    static void told(int partition, long events, long visitors, long clock) {
        EVENTS.lazySet(partition * APART, events);
        VISITORS.lazySet(partition * APART, visitors);
        CLOCKS.lazySet(partition * APART, clock);
    }

    static long events() {
        return sum(EVENTS);
    }

    static long visitors() {
        return sum(VISITORS);
    }

    /** Event time of the partition that is furthest behind; partitions not yet begun do not count. */
    static long slowest() {
        long slowest = Long.MAX_VALUE;
        for (int i = 0; i < CLOCKS.length(); i += APART) {
            long clock = CLOCKS.get(i);
            if (clock != 0) {
                slowest = Math.min(slowest, clock);
            }
        }
        return slowest;
    }

    private static long sum(AtomicLongArray values) {
        long sum = 0;
        for (int i = 0; i < values.length(); i++) {
            sum += values.get(i);
        }
        return sum;
    }
}
