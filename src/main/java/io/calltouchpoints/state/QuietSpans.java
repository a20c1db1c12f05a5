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

    private static final int ENTRY = 4;
    private static final int PLACES = 4;
    private static final int BUCKET = ENTRY * PLACES;
    private static final int BUCKET_BYTES = BUCKET * Long.BYTES;

    private static final int HIGH = 0;
    private static final int LOW = 1;
    private static final int AFTER = 2;
    private static final int BEFORE = 3;

    private static final HashFunction HASH = Hashing.murmur3_128();

    private final long[] table;
    private final int buckets;

    /** @param bytes what it may take; below 128 it holds nothing */
    QuietSpans(int bytes) {
        buckets = bytes / BUCKET_BYTES;
        table = new long[buckets * BUCKET];
    }

    /** Whether the time is in the visitor's span; false when the visitor is not there. */
    boolean covers(String bizibleId, long time) {
        if (buckets == 0) {
            return false;
        }
        Id id = id(bizibleId);
        int entry = find(id);
        return entry >= 0 && table[entry + AFTER] < time && time < table[entry + BEFORE];
    }

    /** Replaces the visitor's span; an empty one is not kept. */
    void put(String bizibleId, QuietSpan span) {
        if (buckets == 0) {
            return;
        }
        Id id = id(bizibleId);
        int entry = find(id);
        if (span.isEmpty()) {
            if (entry >= 0) {
                table[entry + BEFORE] = 0;
            }
            return;
        }
        int place = entry >= 0 ? entry : first(bucket(id));
        table[place + HIGH] = id.high;
        table[place + LOW] = id.low;
        table[place + AFTER] = span.after();
        table[place + BEFORE] = span.before();
    }

    void remove(String bizibleId) {
        if (buckets > 0) {
            int entry = find(id(bizibleId));
            if (entry >= 0) {
                table[entry + BEFORE] = 0;
            }
        }
    }

    private int find(Id id) {
        int bucket = bucket(id);
        for (int entry = bucket; entry < bucket + BUCKET; entry += ENTRY) {
            if (table[entry + HIGH] == id.high && table[entry + LOW] == id.low) {
                return entry;
            }
        }
        return -1;
    }

    /** The place in the bucket whose span ends first; an unused one ends before all. */
    private int first(int bucket) {
        int first = bucket;
        for (int entry = bucket + ENTRY; entry < bucket + BUCKET; entry += ENTRY) {
            if (table[entry + BEFORE] < table[first + BEFORE]) {
                first = entry;
            }
        }
        return first;
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
