package io.calltouchpoints.local;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is published, line by line for people: new touchpoints, what a correction has changed, withdrawals, rejections. */
final class TouchpointTable {

    static final String HEADER = format("TIME", "", "VISITOR", "TYPE", "POSITION", "SOURCE, CHANNEL", "CALL");

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());

    /** Of so many touchpoints the last version is known; a demo that runs for days forgets the oldest. */
    private static final int REMEMBERED = 100_000;

    private static final int VISITOR = 8;

    /** Of a touchpoint, what the table shows, and how a correction calls it. */
    private static final Map<String, String> SHOWN = new LinkedHashMap<>();

    static {
        SHOWN.put("touchpointType", "type");
        SHOWN.put("touchpointPosition", "position");
        SHOWN.put("touchpointSource", "source");
        SHOWN.put("marketingChannelPath", "channel");
        SHOWN.put("callMatch", "call");
        SHOWN.put("callDate", "call at");
        SHOWN.put("touchpointDate", "date");
    }

    private final Colours colours;
    private final Map<String, Map<String, String>> known = new LinkedHashMap<>();
    private final Map<String, Integer> standalone = new TreeMap<>();
    private int merged;
    private int corrections;
    private int withdrawals;
    private int rejections;

    TouchpointTable(boolean terminal) {
        colours = new Colours(terminal);
    }

    /** @param touchpoint null when it is withdrawn; lines to print, none when nothing that is shown has changed */
    List<String> touchpoint(long time, String id, @Nullable Map<String, String> touchpoint) {
        Map<String, String> before = known.remove(id);
        if (touchpoint == null) {
            if (before == null) {
                return List.of();
            }
            count(before, -1);
            withdrawals++;
            return List.of(colours.withdrawn(line(time, "-", before, "withdrawn")));
        }
        remember(id, touchpoint);
        count(touchpoint, 1);
        if (before == null) {
            return List.of(coloured(touchpoint, line(time, "+", touchpoint, call(touchpoint))));
        }
        count(before, -1);
        corrections++;
        String changes = changes(before, touchpoint);
        return changes.isEmpty() ? List.of() : List.of(coloured(touchpoint, line(time, "~", touchpoint, changes)));
    }

    String rejection(long time, Map<String, String> rejection) {
        rejections++;
        String visitor = rejection.getOrDefault("bizibleId", rejection.getOrDefault("taskId", ""));
        return colours.dim(format(
                        TIME.format(Instant.ofEpochMilli(time)),
                        "!",
                        shortened(visitor),
                        "rejected",
                        "",
                        rejection.getOrDefault("reason", ""),
                        "")
                .stripTrailing());
    }

    int touchpoints() {
        return known.size();
    }

    int merged() {
        return merged;
    }

    /** Calls that stand alone, by why. */
    Map<String, Integer> standalone() {
        return standalone;
    }

    int corrections() {
        return corrections;
    }

    int withdrawals() {
        return withdrawals;
    }

    int rejections() {
        return rejections;
    }

    private void remember(String id, Map<String, String> touchpoint) {
        known.put(id, touchpoint);
        if (known.size() > REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
    }

    private void count(Map<String, String> touchpoint, int by) {
        String match = touchpoint.get("callMatch");
        if ("MERGED".equals(match)) {
            merged += by;
        } else if (match != null) {
            standalone.merge(match, by, Integer::sum);
            standalone.remove(match, 0);
        }
    }

    private String coloured(Map<String, String> touchpoint, String line) {
        return touchpoint.containsKey("callMatch") ? colours.call(line) : line;
    }

    private static String call(Map<String, String> touchpoint) {
        String match = touchpoint.getOrDefault("callMatch", "");
        String call = touchpoint.get("callDate");
        String session = touchpoint.get("sessionStart");
        if (call == null || session == null) {
            return match;
        }
        Duration after = Duration.between(Instant.parse(session), Instant.parse(call));
        return match + " " + after.toSeconds() + " s after its start";
    }

    private static String changes(Map<String, String> before, Map<String, String> after) {
        List<String> changes = new ArrayList<>();
        SHOWN.forEach((member, name) -> {
            String old = before.getOrDefault(member, "none");
            if (!old.equals(after.getOrDefault(member, "none"))) {
                changes.add(name + " was " + (member.endsWith("Date") ? clock(old) : old));
            }
        });
        return String.join("; ", changes);
    }

    private static String clock(String time) {
        return time.equals("none") ? time : TIME.format(Instant.parse(time));
    }

    private static String line(long time, String mark, Map<String, String> touchpoint, String note) {
        String channel = touchpoint.getOrDefault("marketingChannelPath", "");
        return format(
                        TIME.format(Instant.ofEpochMilli(time)),
                        mark,
                        shortened(touchpoint.getOrDefault("bizibleId", "")),
                        touchpoint.getOrDefault("touchpointType", ""),
                        touchpoint.getOrDefault("touchpointPosition", ""),
                        touchpoint.getOrDefault("touchpointSource", "") + ", " + channel,
                        note)
                .stripTrailing();
    }

    private static String shortened(String visitor) {
        return visitor.length() > VISITOR ? visitor.substring(0, VISITOR) : visitor;
    }

    private static String format(
            String time, String mark, String visitor, String type, String position, String source, String note) {
        return String.format(
                Locale.ROOT,
                "%-8s %1s %-8s  %-17s  %-12s  %-42s  %s",
                time,
                mark,
                visitor,
                type,
                position,
                source,
                note);
    }
}
