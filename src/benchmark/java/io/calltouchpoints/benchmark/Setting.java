package io.calltouchpoints.benchmark;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all variants run under.
 *
 * @param openSessions how many sessions are open at any time; with it goes how fast event time passes
 * @param sessionsPerVisitor how many sessions a visitor has, two hours apart, or closer where a day is too short for that
 * @param partitions of the source
 * @param managedMb memory for RocksDB, all slots together
 * @param catchUp partitions are read one after the other, as fast as they can, and differ in load; otherwise they keep the
 *     same time, as live traffic does
 * @param options of the job
 */
record Setting(
        String name,
        String words,
        int openSessions,
        int sessionsPerVisitor,
        int partitions,
        int parallelism,
        int managedMb,
        boolean catchUp,
        Map<String, String> options)
        implements Serializable {

    private static final Map<String, Setting> ALL = new TreeMap<>();

    static final Setting MANY =
            add(new Setting("many", "100,000 open sessions, one a visitor", 100_000, 1, 2, 2, 512, false, Map.of()));
    static final Setting HEAVY = add(new Setting(
            "heavy", "2,000 open sessions, ten a visitor within a day", 2_000, 10, 2, 2, 512, false, Map.of()));
    static final Setting TURNOVER = add(new Setting(
            "turnover",
            "2,000 open sessions, one a visitor, who is forgotten after 51 hours",
            2_000,
            1,
            2,
            2,
            512,
            false,
            Map.of("journey.timeout", "27 h", "correction.window", "27 h")));
    static final Setting BUSY = add(new Setting(
            "busy", "2,000 open sessions, forty a visitor within a day", 2_000, 40, 2, 2, 512, false, Map.of()));
    static final Setting INACTIVITY = add(new Setting(
            "inactivity",
            "as `many`, session.expiry inactivity",
            100_000,
            1,
            2,
            2,
            512,
            false,
            Map.of("session.expiry", "inactivity")));
    static final Setting LARGE =
            add(new Setting("large", "as `many`, RocksDB has 32 MB", 100_000, 1, 2, 2, 32, false, Map.of()));
    static final Setting STEADY =
            add(new Setting("steady", "as `many`, on four partitions", 100_000, 1, 4, 2, 512, false, Map.of()));
    static final Setting CATCH_UP = add(
            new Setting("catch-up", "hours behind on four uneven partitions", 100_000, 1, 4, 2, 512, true, Map.of()));
    static final Setting ONE =
            add(new Setting("parallelism-1", "as `many`, parallelism 1", 100_000, 1, 2, 1, 512, false, Map.of()));
    static final Setting FEW =
            add(new Setting("few", "2,000 open sessions, one a visitor", 2_000, 1, 2, 2, 512, false, Map.of()));

    static final Setting TOPICS = add(new Setting(
            "topics",
            "from topic to topic on an embedded broker, hours behind",
            100_000,
            1,
            4,
            2,
            512,
            true,
            Map.of()));

    private static Setting add(Setting setting) {
        ALL.put(setting.name, setting);
        return setting;
    }

    /** How many events it takes until for the product as many visitors go as come; 0 where none goes while it is measured. */
    long eventsUntilSteady() {
        return equals(TURNOVER) ? 5_000_000 : 0;
    }

    static Setting named(String name) {
        Setting setting = ALL.get(name);
        if (setting == null) {
            throw new IllegalArgumentException("No setting " + name + "; there are " + ALL.keySet());
        }
        return setting;
    }
}
