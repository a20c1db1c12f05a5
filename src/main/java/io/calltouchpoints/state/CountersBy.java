package io.calltouchpoints.state;

import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** One counter for each constant of an enum, told apart by a label. All are there from the start, at 0. */
final class CountersBy<E extends Enum<E>> {

    private final Map<E, Counter> counters;

    CountersBy(MetricGroup group, String name, String label, Class<E> values) {
        counters = new EnumMap<>(values);
        for (E value : values.getEnumConstants()) {
            counters.put(value, group.addGroup(label, value.name()).counter(name));
        }
    }

    void inc(E value) {
        Counter counter = counters.get(value);
        if (counter == null) {
            throw new IllegalArgumentException("No counter of " + value);
        }
        counter.inc();
    }
}
