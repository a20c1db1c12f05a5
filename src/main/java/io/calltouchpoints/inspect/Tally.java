package io.calltouchpoints.inspect;

import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Timeline;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.publish.Publisher;
import io.calltouchpoints.state.StateBytes;
import io.calltouchpoints.state.StoredTask;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** Counts over everything in state. Any thread may add. */
final class Tally {

    private static final int LARGEST = 10;

    /** A Task's Type is free text: beyond so many different ones the rest is counted together. */
    private static final int MOST_TYPES = 50;

    private static final String OTHER_TYPES = "(other types)";

    /** One of the largest visitors. */
    record Large(String bizibleId, int facts, int bytes) {}

    private final Rules rules;
    private final InputRules input;
    private final Map<String, Long> numbers = new TreeMap<>();
    private final Map<CallMatch, Long> calls = new EnumMap<>(CallMatch.class);
    private final Map<TaskImage.Kind, Long> tasks = new EnumMap<>(TaskImage.Kind.class);
    private final Map<String, Long> types = new TreeMap<>();
    private final Map<String, Long> positions = new TreeMap<>();
    private final Percentiles facts = new Percentiles();
    private final PriorityQueue<Large> largest = new PriorityQueue<>(
            Comparator.comparingInt(Large::facts).thenComparing(Large::bizibleId, Comparator.reverseOrder()));

    Tally(Rules rules, InputRules input) {
        this.rules = rules;
        this.input = input;
        for (CallMatch match : CallMatch.values()) {
            calls.put(match, 0L);
        }
        for (TaskImage.Kind kind : TaskImage.Kind.values()) {
            tasks.put(kind, 0L);
        }
    }

    void visitor(String bizibleId, Visitor visitor) {
        Timeline timeline = Timeline.of(visitor, rules);
        int bytes = StateBytes.of(visitor);
        synchronized (this) {
            count("visitors", 1);
            count("visitorsWithPastOnly", visitor.facts() == 0 ? 1 : 0);
            count("visitorBytes", bytes);
            count("sessions", timeline.visits().size());
            count(
                    "sessionsCut",
                    timeline.visits().stream()
                            .filter(visit -> visit.session().isCut())
                            .count());
            count("pendingWebEvents", visitor.pending().size());
            count("calls", timeline.calls().size());
            count("touchpoints", timeline.touchpoints().size());
            timeline.calls().forEach(this::call);
            timeline.touchpoints().forEach(this::touchpoint);
            facts.add(visitor.facts());
            largest.add(new Large(bizibleId, visitor.facts(), bytes));
            if (largest.size() > LARGEST) {
                largest.remove();
            }
        }
    }

    void task(StoredTask task) {
        TaskImage.Kind kind = new TaskImage(task.image()).kind(input);
        int bytes = StateBytes.of(task);
        synchronized (this) {
            count("taskImages", 1);
            count("taskImageBytes", bytes);
            tasks.merge(kind, 1L, Long::sum);
        }
    }

    private void call(Timeline.CallPlace place) {
        Touchpoint touchpoint = place.touchpoint();
        CallMatch match = touchpoint == null ? null : touchpoint.callMatch();
        if (match == null) {
            count("callsSilent", 1);
        } else {
            calls.merge(match, 1L, Long::sum);
        }
    }

    private void touchpoint(Touchpoint touchpoint) {
        String type = Publisher.type(touchpoint);
        types.merge(types.size() < MOST_TYPES || types.containsKey(type) ? type : OTHER_TYPES, 1L, Long::sum);
        positions.merge(Publisher.position(touchpoint), 1L, Long::sum);
    }

    private void count(String name, long number) {
        numbers.merge(name, number, Long::sum);
    }

    synchronized long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }

    synchronized Map<CallMatch, Long> calls() {
        return new EnumMap<>(calls);
    }

    synchronized Map<TaskImage.Kind, Long> tasks() {
        return new EnumMap<>(tasks);
    }

    synchronized Map<String, Long> types() {
        return new TreeMap<>(types);
    }

    synchronized Map<String, Long> positions() {
        return new TreeMap<>(positions);
    }

    /** Facts a visitor that are not exceeded by this share of the visitors. */
    synchronized int facts(double share) {
        return facts.at(share);
    }

    /** The largest first. */
    synchronized List<Large> largest() {
        return largest.stream()
                .sorted(Comparator.comparingInt(Large::facts).reversed().thenComparing(Large::bizibleId))
                .toList();
    }
}
