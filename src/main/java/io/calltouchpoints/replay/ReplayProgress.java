package io.calltouchpoints.replay;

import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.journey.CallMatch;
import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a running replay has done so far. Any thread may count and read.
 *
 * <p>Flink copies functions by serializing them; a copy of this, made in the same process while it is open, is this very
 * object. That is why operators of an embedded job can count here.
 */
public final class ReplayProgress implements Serializable, AutoCloseable {

    private static final long serialVersionUID = 1L;

    private static final Map<String, ReplayProgress> OPEN = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();

    private final transient LongAdder webEvents = new LongAdder();
    private final transient LongAdder taskRecords = new LongAdder();
    private final transient LongAdder sessions = new LongAdder();
    private final transient LongAdder evicted = new LongAdder();
    private final transient LongAdder touchpoints = new LongAdder();
    private final transient Map<CallMatch, LongAdder> calls = adders(CallMatch.class);
    private final transient Map<Reason, LongAdder> rejected = adders(Reason.class);

    public ReplayProgress() {
        OPEN.put(id, this);
    }

    /** A line of the web events was read, whatever became of it. */
    public void webEventRead() {
        webEvents.increment();
    }

    /** A line of the Tasks was read, whatever became of it. */
    public void taskRecordRead() {
        taskRecords.increment();
    }

    /** Facts of visitors that went early because of {@code visitor.max-facts}. */
    public void evicted(long number) {
        evicted.add(number);
    }

    public void sessions(long number) {
        sessions.add(number);
    }

    public void touchpoint(@Nullable CallMatch match) {
        touchpoints.increment();
        if (match != null) {
            count(calls, match);
        }
    }

    public void rejected(Reason reason) {
        count(rejected, reason);
    }

    public ReplaySummary summary() {
        Map<CallMatch, Long> standalone = seen(calls);
        @Nullable Long merged = standalone.remove(CallMatch.MERGED);
        return new ReplaySummary(
                webEvents.sum(),
                taskRecords.sum(),
                sessions.sum(),
                evicted.sum(),
                touchpoints.sum(),
                merged == null ? 0 : merged,
                standalone,
                seen(rejected));
    }

    @Override
    public void close() {
        OPEN.remove(id);
    }

    private Object readResolve() throws InvalidObjectException {
        ReplayProgress open = OPEN.get(id);
        if (open == null) {
            throw new InvalidObjectException("a replay's progress leaves neither its process nor its run");
        }
        return open;
    }

    private static <E extends Enum<E>> Map<E, LongAdder> adders(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(
                        Function.identity(), constant -> new LongAdder(), (a, b) -> a, () -> new EnumMap<>(type)));
    }

    private static <E extends Enum<E>> void count(Map<E, LongAdder> adders, E what) {
        LongAdder adder = adders.get(what);
        if (adder != null) {
            adder.increment();
        }
    }

    private static <E extends Enum<E>> Map<E, Long> seen(Map<E, LongAdder> adders) {
        return adders.entrySet().stream()
                .filter(entry -> entry.getValue().sum() > 0)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().sum(), (a, b) -> a, TreeMap::new));
    }
}
