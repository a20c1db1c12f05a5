package io.calltouchpoints.traffic;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The records of a plan in the order in which they are sent. Without an end it goes on for ever. It needs memory for the
 * sessions that are open and the Tasks that are not yet told to the end, and for nothing else.
 */
public final class Traffic implements Iterator<TrafficRecord> {

    private final TrafficPlan plan;
    private final PriorityQueue<Story> stories = new PriorityQueue<>();
    private final VisitorPool pool;
    private final Rhythm rhythm;
    private final TrafficCounts counts = new TrafficCounts();

    private long told;
    private @Nullable TrafficRecord ahead;

    public Traffic(TrafficPlan plan) {
        this.plan = plan;
        this.pool = new VisitorPool(plan);
        this.rhythm = new Rhythm(plan);
    }

    @Override
    public boolean hasNext() {
        if (ahead == null) {
            ahead = record();
        }
        return ahead.sendAt() < plan.end();
    }

    @Override
    public TrafficRecord next() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        TrafficRecord record = ahead;
        ahead = null;
        counts.count(record);
        return record;
    }

    /** When the next record is sent, epoch milliseconds UTC. */
    public long nextSendAt() {
        if (!hasNext() || ahead == null) {
            throw new NoSuchElementException();
        }
        return ahead.sendAt();
    }

    /** Of the records taken so far; goes on counting. */
    public TrafficCounts counts() {
        return counts;
    }

    /** Never ends: when no story goes on, a session begins. */
    private TrafficRecord record() {
        while (true) {
            Story first = stories.peek();
            if (first == null || rhythm.nextVisit() < first.next()) {
                long number = told;
                add(new Visit(rhythm.nextVisit(), pool.take(Dice.mix(plan.seed(), number)), number, plan));
                continue;
            }
            stories.remove();
            TrafficRecord record = first.goOn(this);
            if (first.next() != Story.OVER) {
                stories.add(first);
            }
            if (record != null) {
                return record;
            }
        }
    }

    /** Begins another story. */
    void add(Story story) {
        story.number(told++);
        stories.add(story);
    }

    /** A web event happened, whenever it will be sent: what the rate counts. */
    void happened() {
        rhythm.happened();
    }

    VisitorPool pool() {
        return pool;
    }
}
