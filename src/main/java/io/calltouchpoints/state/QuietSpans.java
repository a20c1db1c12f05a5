package io.calltouchpoints.state;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.calltouchpoints.journey.QuietSpan;
import java.nio.charset.StandardCharsets;

/**
 * A cache of visitors' {@link QuietSpan}s on the heap. One array, no objects: 16 bytes a visitor, who is known by 64 bits of
 * hash, and the four places that a visitor may have are one line of the processor's cache. When all are taken, the span that ends
 * first goes. Not thread-safe.
 *
 * <p>Two visitors of one hash would be taken for one. With a quarter of a million places that befalls one look in 10^14, and
 * then only matters if the other one's session is open.
 */
final class QuietSpans {

    private static final int ENTRY = 2;
    private static final int PLACES = 4;
    private static final int BUCKET = ENTRY * PLACES;
    private static final int BUCKET_BYTES = BUCKET * Long.BYTES;
    private static final int NOWHERE = -1;

    private static final int HASH = 0;

    /** Where the span begins, milliseconds, in the upper bits, and its whole seconds in the lower. */
    private static final int SPAN = 1;

    private static final int SECONDS_BITS = 20;
    private static final long MOST_SECONDS = (1L << SECONDS_BITS) - 1;
    private static final long SECOND = 1_000;

    private static final HashFunction HASHING = Hashing.farmHashFingerprint64();

    private final long[] table;
    private final int buckets;

    /** @param bytes what it may take; below 64 it holds nothing */
    QuietSpans(int bytes) {
        buckets = bytes / BUCKET_BYTES;
        table = new long[buckets * BUCKET];
    }

    /** Whether the time is in the visitor's span; false when the visitor is not there. */
    boolean covers(String bizibleId, long time) {
        int entry = find(hash(bizibleId));
        return entry != NOWHERE && after(entry) < time && time < before(entry);
    }

    /** Replaces the visitor's span; an empty one is not kept. Of the end up to a second is cut off, and what is beyond 12 days. */
    void put(String bizibleId, QuietSpan span) {
        if (buckets == 0) {
            return;
        }
        long hash = hash(bizibleId);
        int known = find(hash);
        if (!span.isEmpty()) {
            int entry = known == NOWHERE ? first(bucket(hash)) : known;
            table[entry + HASH] = hash;
            set(entry, span.after(), span.before());
        } else if (known != NOWHERE) {
            table[known + SPAN] = 0;
        }
    }

    /** Moves the beginning of the visitor's span to a time in it. */
    void beginAt(String bizibleId, long time) {
        int entry = find(hash(bizibleId));
        if (entry != NOWHERE) {
            set(entry, time, before(entry));
        }
    }

    void remove(String bizibleId) {
        int entry = find(hash(bizibleId));
        if (entry != NOWHERE) {
            table[entry + SPAN] = 0;
        }
    }

    private void set(int entry, long after, long before) {
        table[entry + SPAN] = (after << SECONDS_BITS) | Math.min((before - after) / SECOND, MOST_SECONDS);
    }

    private long after(int entry) {
        return table[entry + SPAN] >>> SECONDS_BITS;
    }

    private long before(int entry) {
        return after(entry) + (table[entry + SPAN] & MOST_SECONDS) * SECOND;
    }

    private int find(long hash) {
        if (buckets == 0) {
            return NOWHERE;
        }
        int bucket = bucket(hash);
        for (int entry = bucket; entry < bucket + BUCKET; entry += ENTRY) {
            if (table[entry + HASH] == hash) {
                return entry;
            }
        }
        return NOWHERE;
    }

    /** The place in the bucket whose span ends first; an unused one ends before all. */
    private int first(int bucket) {
        int first = bucket;
        for (int entry = bucket + ENTRY; entry < bucket + BUCKET; entry += ENTRY) {
            if (before(entry) < before(first)) {
                first = entry;
            }
        }
        return first;
    }

    private int bucket(long hash) {
        return (int) (((hash >>> Integer.SIZE) * buckets) >>> Integer.SIZE) * BUCKET;
    }

    private static long hash(String bizibleId) {
        return HASHING.hashBytes(bizibleId.getBytes(StandardCharsets.UTF_8)).asLong();
    }
}
