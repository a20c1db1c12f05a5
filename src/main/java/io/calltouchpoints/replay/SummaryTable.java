package io.calltouchpoints.replay;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The summary for people: names to the left, numbers to the right. */
final class SummaryTable {

    private final Map<String, String> rows = new LinkedHashMap<>();

    SummaryTable(ReplaySummary summary, double seconds) {
        row("web events read", summary.webEvents());
        row("Task records read", summary.taskRecords());
        row("sessions", summary.sessions());
        if (summary.evicted() > 0) {
            row("  gone early (visitor.max-facts)", summary.evicted());
        }
        row("touchpoints", summary.touchpoints());
        row("calls merged", summary.merged());
        row(
                "calls standalone",
                summary.standalone().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        summary.standalone().forEach((match, number) -> row("  " + match, number));
        row("records rejected", summary.allRejected());
        summary.rejected().forEach((reason, number) -> row("  " + reason, number));
        rows.put("seconds", String.format(Locale.ROOT, "%.1f", seconds));
    }

    void print(PrintWriter out) {
        int names = rows.keySet().stream().mapToInt(String::length).max().orElse(0);
        int numbers = rows.values().stream().mapToInt(String::length).max().orElse(0);
        String format = "%-" + names + "s  %" + numbers + "s";
        rows.forEach((name, number) -> out.println(String.format(Locale.ROOT, format, name, number)));
        out.flush();
    }

    private void row(String name, long number) {
        rows.put(name, String.format(Locale.ROOT, "%,d", number));
    }
}
