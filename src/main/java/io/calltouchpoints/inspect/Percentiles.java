package io.calltouchpoints.inspect;

import java.util.Map;
import java.util.TreeMap;

/** How often which number came; exact, for numbers that are few. */
final class Percentiles {

    private final TreeMap<Integer, Long> times = new TreeMap<>();
    private long all;

    void add(int number) {
        times.merge(number, 1L, Long::sum);
        all++;
    }

    /** The least number that is not exceeded by this share of them; 0 when there is none. */
    int at(double share) {
        long rank = (long) Math.ceil(share * all);
        long seen = 0;
        for (Map.Entry<Integer, Long> number : times.entrySet()) {
            seen += number.getValue();
            if (seen >= rank) {
                return number.getKey();
            }
        }
        return 0;
    }
}
