package io.calltouchpoints.inspect;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts for people: names to the left, numbers to the right. */
final class TallyText {

    private final Map<String, String> rows = new LinkedHashMap<>();
    private final List<Tally.Large> largest;
    private final Map<String, String> options;

    /** @param options those of the job that are not by default */
    TallyText(Tally tally, Map<String, String> options) {
        this.options = options;
        row("visitors", tally.number("visitors"));
        row("  of whom only the past is kept", tally.number("visitorsWithPastOnly"));
        row("  bytes", tally.number("visitorBytes"));
        row("sessions", tally.number("sessions"));
        row("  cut down to their start", tally.number("sessionsCut"));
        row("web events not yet settled", tally.number("pendingWebEvents"));
        row("calls", tally.number("calls"));
        tally.calls().forEach((match, number) -> row("  " + match, number));
        row("  silent", tally.number("callsSilent"));
        row("touchpoints", tally.number("touchpoints"));
        tally.types().forEach((type, number) -> row("  type " + type, number));
        tally.positions().forEach((position, number) -> row("  position " + position, number));
        row("Task images", tally.number("taskImages"));
        tally.tasks().forEach((kind, number) -> row("  " + kind, number));
        row("  bytes", tally.number("taskImageBytes"));
        row("facts a visitor, median", tally.facts(0.5));
        row("  99 %", tally.facts(0.99));
        row("  99.9 %", tally.facts(0.999));
        row("  most", tally.facts(1));
        largest = tally.largest();
    }

    void print(PrintWriter out) {
        int names = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        int numbers = rows.values().stream().mapToInt(String::length).max().orElse(0);
        String format = "%-" + names + "s  %" + numbers + "s";
        rows.forEach((name, number) -> out.println(String.format(Locale.ROOT, format, name.stripTrailing(), number)));
        out.println("largest visitors");
        largest.forEach(large -> out.println(String.format(
                Locale.ROOT, "  %s: %,d facts, %,d bytes", large.bizibleId(), large.facts(), large.bytes())));
        out.println("options of the job" + (options.isEmpty() ? ": all by default" : ", beside the defaults"));
        options.forEach((name, value) -> out.println("  " + name + " " + value));
        out.flush();
    }

    /** The name need not be the only one of its kind: " bytes" comes twice. */
    private void row(String name, long number) {
        String key = name;
        while (rows.containsKey(key)) {
            key += " ";
        }
        rows.put(key, String.format(Locale.ROOT, "%,d", number));
    }
}
