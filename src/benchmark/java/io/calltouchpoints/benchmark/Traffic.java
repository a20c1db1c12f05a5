package io.calltouchpoints.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Queue;

/**
 * The traffic of one partition: a fixed number of open sessions, each with an event every 80 seconds on average, 5 to 10 events
 * a session; one visitor in 20 converts, half by form, half by call. Two events in a hundred come up to two minutes late. Of the
 * Tasks one in two is a call, one an email.
 */
final class Traffic {

    /** 2024-01-01T00:00:00Z. */
    static final long BEGIN = 1_704_067_200_000L;

    private static final long BETWEEN_EVENTS = 80_000;
    private static final long HOUR = 3_600_000L;
    private static final long LATE_BY = 120_000;

    private final Templates templates = new Templates();
    private final Queue<byte[]> tasks;
    private final int sessionsPerVisitor;
    private final long returnAfter;
    private final long microsPerEvent;
    private final long[] visitors;
    private final byte[] eventsLeft;
    private final byte[] sessionsLeft;
    private final boolean[] opened;
    private final Returning returning = new Returning();
    private long nextVisitor;
    private final int step;
    private long random;
    private long micros;
    private long latest;
    private long events;
    private long eventTime;

    /** @param load how dense the partition is: 1 for the mean of all partitions */
    Traffic(Setting setting, int partition, double load, Queue<byte[]> tasks) {
        this(setting, partition, load, tasks, BEGIN);
    }

    /** @param begin event time of the first record, epoch milliseconds UTC */
    Traffic(Setting setting, int partition, double load, Queue<byte[]> tasks, long begin) {
        micros = begin * 1_000;
        this.tasks = tasks;
        sessionsPerVisitor = setting.sessionsPerVisitor();
        returnAfter = Math.min(2 * HOUR, 24 * HOUR / sessionsPerVisitor);
        int slots = setting.openSessions() / setting.partitions();
        microsPerEvent = (long) (BETWEEN_EVENTS * 1_000.0 / slots / load);
        visitors = new long[slots];
        eventsLeft = new byte[slots];
        sessionsLeft = new byte[slots];
        opened = new boolean[slots];
        step = setting.partitions();
        nextVisitor = partition;
        random = Templates.mix(partition + 1);
        for (int slot = 0; slot < slots; slot++) {
            visitors[slot] = newVisitor();
            sessionsLeft[slot] = (byte) below(sessionsPerVisitor);
            eventsLeft[slot] = (byte) (1 + below(10));
        }
    }

    /** Event time of the partition, epoch milliseconds UTC. */
    long clock() {
        return micros / 1_000;
    }

    /** When the latest record happened. */
    long eventTime() {
        return eventTime;
    }

    /** BizibleId of the latest record. */
    String latestId() {
        return bizibleId(latest);
    }

    /** Visitors so far. */
    long visitors() {
        return nextVisitor / step;
    }

    /** The next record. */
    byte[] next() {
        micros += microsPerEvent;
        long now = clock();
        eventTime = below(50) == 0 ? now - below((int) LATE_BY) : now;
        int slot = below(visitors.length);
        long visitor = visitors[slot];
        latest = visitor;
        events++;
        boolean first = !opened[slot];
        opened[slot] = true;
        boolean last = --eventsLeft[slot] <= 0;
        boolean converts = last && Templates.mix(visitor ^ 77) % 20 == 0;
        boolean calls = converts && (visitor / step & 1) == 0;
        if (last) {
            next(slot, now);
        }
        if (calls) {
            call(visitor, now);
            tasks.add(email(now));
        }
        long number = random;
        return first
                ? templates.landing(visitor, number, eventTime)
                : converts && !calls
                        ? templates.form(visitor, number, eventTime)
                        : templates.page(visitor, number, eventTime);
    }

    private void next(int slot, long now) {
        if (sessionsLeft[slot] > 0) {
            returning.add(visitors[slot], sessionsLeft[slot] - 1, now + returnAfter);
        }
        if (returning.isDue(now)) {
            visitors[slot] = returning.visitor();
            sessionsLeft[slot] = returning.remove();
        } else {
            visitors[slot] = newVisitor();
            sessionsLeft[slot] = (byte) (sessionsPerVisitor - 1);
        }
        eventsLeft[slot] = (byte) (5 + below(6));
        opened[slot] = false;
    }

    private long newVisitor() {
        long visitor = nextVisitor;
        nextVisitor += step;
        return visitor;
    }

    /** A Task as the vendor creates it, and its Type filled in later. */
    private void call(long visitor, long now) {
        String taskId = taskId(visitor);
        tasks.add(change(
                taskId,
                "CREATE",
                now + 30_000,
                ",\"CreatedDate\":" + now
                        + ",\"CallType\":\"Inbound\",\"CallDurationInSeconds\":107,\"bizible2__BizibleId__c\":\""
                        + bizibleId(visitor) + '"'));
        tasks.add(change(taskId, "UPDATE", now + 60_000, ",\"Type\":\"Call\""));
    }

    private static String bizibleId(long visitor) {
        byte[] id = new byte[32];
        Templates.id(id, 0, visitor);
        return new String(id, StandardCharsets.US_ASCII);
    }

    private byte[] email(long now) {
        return change(taskId(events * step), "CREATE", now, ",\"Type\":\"Email\",\"CreatedDate\":" + now);
    }

    private static String taskId(long number) {
        long digits = 1_000_000_000_000L;
        return "00T"
                + Long.toString(digits + Math.floorMod(Templates.mix(number), digits))
                        .substring(1);
    }

    private static byte[] change(String taskId, String type, long time, String fields) {
        String changed = type.equals("UPDATE") ? ",\"changedFields\":[\"Type\"]" : "";
        return ("{\"schema\":\"x\",\"payload\":{\"ChangeEventHeader\":{\"entityName\":\"Task\",\"recordIds\":[\""
                        + taskId
                        + "\"],\"changeType\":\"" + type + "\",\"commitTimestamp\":" + time + ",\"sequenceNumber\":1"
                        + changed + "}" + fields + "},\"event\":{\"replayId\":7}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private int below(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) (((random >>> 33) * bound) >>> 31);
    }

    /** Visitors between two sessions, in order of their return. */
    private static final class Returning {
        private long[] visitors = new long[1024];
        private long[] due = new long[1024];
        private byte[] left = new byte[1024];
        private int head;
        private int size;

        void add(long visitor, int sessionsLeft, long at) {
            if (size == visitors.length) {
                grow();
            }
            int place = (head + size++) & (visitors.length - 1);
            visitors[place] = visitor;
            due[place] = at;
            left[place] = (byte) sessionsLeft;
        }

        boolean isDue(long now) {
            return size > 0 && due[head] <= now;
        }

        long visitor() {
            return visitors[head];
        }

        byte remove() {
            byte sessionsLeft = left[head];
            head = (head + 1) & (visitors.length - 1);
            size--;
            return sessionsLeft;
        }

        private void grow() {
            int old = visitors.length;
            visitors = Arrays.copyOf(visitors, 2 * old);
            due = Arrays.copyOf(due, 2 * old);
            left = Arrays.copyOf(left, 2 * old);
            System.arraycopy(visitors, 0, visitors, old, head);
            System.arraycopy(due, 0, due, old, head);
            System.arraycopy(left, 0, left, old, head);
        }
    }
}
