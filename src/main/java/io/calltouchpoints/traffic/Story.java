package io.calltouchpoints.traffic;

import org.jspecify.annotations.Nullable;

/** Something that goes on for a while and sends records now and then. */
abstract class Story implements Comparable<Story> {

    /** After the last page. */
    static final long OVER = Long.MAX_VALUE;

    private long next;
    private long number;

    Story(long first) {
        next = first;
    }

    /** When it goes on, epoch milliseconds UTC, or {@link #OVER}. */
    final long next() {
        return next;
    }

    final void next(long time) {
        next = time;
    }

    /** Of stories that go on at the same time the older goes first. */
    final void number(long given) {
        number = given;
    }

    /**
     * What happens at {@link #next()}; sets the next.
     *
     * @return what is sent at that very time, if anything
     */
    abstract @Nullable TrafficRecord goOn(Traffic traffic);

    @Override
    public final int compareTo(Story other) {
        int byTime = Long.compare(next, other.next);
        return byTime != 0 ? byTime : Long.compare(number, other.number);
    }

    /** One record, later. */
    static Story later(TrafficRecord record, long sendAt) {
        TrafficRecord sent = new TrafficRecord(
                record.stream(),
                record.key(),
                record.value(),
                record.eventTime(),
                sendAt,
                record.oddity(),
                record.callsChange());
        return new Story(sendAt) {
            @Override
            TrafficRecord goOn(Traffic traffic) {
                next(OVER);
                return sent;
            }
        };
    }
}
