package io.calltouchpoints.inspect;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a job inside this process finds in state; by several threads at once.
 *
 * <p>Flink copies functions by serializing them; a copy of this, made in the same process while it is open, is this very
 * object.
 */
final class StateSink<V> implements Serializable, AutoCloseable {

    private static final long serialVersionUID = 1L;
    private static final Map<String, StateSink<?>> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final transient BiConsumer<String, V> taker;
    private final transient LongAdder read;

    /** @param read counts what was read */
    StateSink(BiConsumer<String, V> taker, LongAdder read) {
        this.taker = taker;
        this.read = read;
        OPEN.put(id, this);
    }

    void take(String key, V value) {
        taker.accept(key, value);
        read.increment();
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }

    private Object readResolve() throws InvalidObjectException {
        @Nullable StateSink<?> open = OPEN.get(id);
        if (open == null) {
            throw new InvalidObjectException("closed, or of another process");
        }
        return open;
    }
}
