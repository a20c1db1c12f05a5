package io.calltouchpoints.traffic;

import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;

/** How many records of which kind. Any thread may read. */
public final class TrafficCounts {

    private final LongAdder webEvents = new LongAdder();
    private final LongAdder taskRecords = new LongAdder();
    private final LongAdder broken = new LongAdder();
    private final LongAdder wildClocks = new LongAdder();
    private final LongAdder tooLate = new LongAdder();
    private final LongAdder calls = new LongAdder();

    void count(TrafficRecord record) {
        (record.stream() == Stream.WEB ? webEvents : taskRecords).increment();
        switch (record.oddity()) {
            case BROKEN -> broken.increment();
            case WILD_CLOCK -> wildClocks.increment();
            case TOO_LATE -> tooLate.increment();
            case NONE -> calls.add(record.callsChange());
        }
    }

    /** Records of the topic of web events, all kinds. */
    public long webEvents() {
        return webEvents.sum();
    }

    /** Records of the topic of Tasks, all kinds. */
    public long taskRecords() {
        return taskRecords.sum();
    }

    /** Records of either topic that cannot be read. */
    public long broken() {
        return broken.sum();
    }

    public long wildClocks() {
        return wildClocks.sum();
    }

    public long tooLate() {
        return tooLate.sum();
    }

    /** Calls that Tasks have told and not taken back: each must have a touchpoint. */
    public long calls() {
        return calls.sum();
    }

    String inOneLine() {
        return String.format(
                Locale.ROOT, "%,d web events, %,d Task records, %,d calls", webEvents(), taskRecords(), calls());
    }

    void print(PrintWriter out, double seconds) {
        row(out, "web events", webEvents());
        row(out, "Task records", taskRecords());
        row(out, "calls told", calls());
        row(out, "broken records", broken());
        row(out, "wild clocks", wildClocks());
        row(out, "far too late", tooLate());
        out.println(String.format(Locale.ROOT, "%-14s %,14.1f", "seconds", seconds));
    }

    private static void row(PrintWriter out, String name, long number) {
        out.println(String.format(Locale.ROOT, "%-14s %,14d", name, number));
    }
}
