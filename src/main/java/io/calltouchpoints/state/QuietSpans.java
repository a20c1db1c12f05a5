package io.calltouchpoints.state;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import io.calltouchpoints.journey.QuietSpan;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A cache of visitors' {@link QuietSpan}s on the heap. One array, no objects: 32 bytes a visitor, who is known by 128 bits of
 * hash. A visitor has one of four places; when all are taken, the span that ends first goes. Not thread-safe.
 */
final class QuietSpans {

    /** The place of a visitor that is not there. */
    static final int NOWHERE = -1;

    private static final int ENTRY = 4;
    private static final int PLACES = 4;
    private static final int BUCKET = ENTRY * PLACES;
    private static final int BUCKET_BYTES = BUCKET * Long.BYTES;

    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int AFTER = 2;
    /** Milliseconds after AFTER: up to where the span goes, in the upper half, and up to where it is seen, in the lower. */
    private static final int LENGTHS = 3;

    private static final HashFunction HASH = Hashing.murmur3_128();

    private final long[] table;
    private final int buckets;

    /** @param bytes what it may take; below 128 it holds nothing */
    QuietSpans(int bytes) {
        buckets = bytes / BUCKET_BYTES;
        table = new long[buckets * BUCKET];
    }

    /** Where the visitor is, until the next {@link #put}; or {@link #NOWHERE}. */
    int place(String bizibleId) {
        return buckets == 0 ? NOWHERE : find(id(bizibleId));
    }

    boolean covers(int place, long time) {
        long after = time - table[place + AFTER];
        return 0 < after && after < table[place + LENGTHS] >>> Integer.SIZE;
    }

    long seen(int place) {
        return table[place + AFTER] + (int) table[place + LENGTHS];
    }

    /** @param time within the span */
    void see(int place, long time) {
        long upper = table[place + LENGTHS] >>> Integer.SIZE << Integer.SIZE;
        table[place + LENGTHS] = upper | (time - table[place + AFTER]);
    }

    /** Replaces the visitor's span; an empty one is not kept, nor one of more than 24 days. */
    void put(String bizibleId, QuietSpan span) {
        if (buckets == 0) {
            return;
        }
        Id id = id(bizibleId);
        int known = find(id);
        if (span.isEmpty() || span.before() - span.after() > Integer.MAX_VALUE) {
            forget(known);
            return;
        }
        int place = known == NOWHERE ? first(bucket(id)) : known;
        table[place + HIGH] = id.high;
        table[place + LOW] = id.low;
        table[place + AFTER] = span.after();
        table[place + LENGTHS] = (span.before() - span.after()) << Integer.SIZE | (span.seen() - span.after());
    }

    void remove(String bizibleId) {
        forget(place(bizibleId));
    }

    private void forget(int place) {
        if (place != NOWHERE) {
            table[place + AFTER] = 0;
            table[place + LENGTHS] = 0;
        }
    }

    private int find(Id id) {
        int bucket = bucket(id);
        for (int place = bucket; place < bucket + BUCKET; place += ENTRY) {
            if (table[place + HIGH] == id.high && table[place + LOW] == id.low) {
                return place;
            }
        }
        return NOWHERE;
    }

    /** The place in the bucket whose span ends first; an unused one ends before all. */
    private int first(int bucket) {
        int first = bucket;
        for (int place = bucket + ENTRY; place < bucket + BUCKET; place += ENTRY) {
            if (end(place) < end(first)) {
                first = place;
            }
        }
        return first;
    }

    private long end(int place) {
        return table[place + AFTER] + (table[place + LENGTHS] >>> Integer.SIZE);
    }

    private int bucket(Id id) {
        return Math.floorMod(id.high, buckets) * BUCKET;
    }

    private static Id id(String bizibleId) {
        ByteBuffer bytes =
                ByteBuffer.wrap(HASH.hashUnencodedChars(bizibleId).asBytes()).order(ByteOrder.LITTLE_ENDIAN);
        return new Id(bytes.getLong(), bytes.getLong());
    }

    private record Id(long high, long low) {}
}
