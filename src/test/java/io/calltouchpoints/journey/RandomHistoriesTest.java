package io.calltouchpoints.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.model.Histories;
import io.calltouchpoints.model.History;
import io.calltouchpoints.model.Simulation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories, in random orders of arrival within the bounds, with watermarks that forget, give what the batch evaluation
 * gives. More of them: {@code -Dhistories=1000000}.
 */
class RandomHistoriesTest {

    private static final long HISTORIES = Long.getLong("histories", 20_000);
    private static final long BLOCK = 250;

    static LongStream blocks() {
        return LongStream.range(0, Math.max(1, HISTORIES / BLOCK)).map(block -> block * BLOCK);
    }

    @ParameterizedTest(name = "seeds from {0}")
    @MethodSource("blocks")
    void anyOrderGivesWhatTheBatchEvaluationGives(long from) {
        for (long seed = from; seed < from + BLOCK; seed++) {
            History history = Histories.random(seed);
            check(history);
            check(history.shuffledWithin(seed + 1));
        }
    }

    @Test
    void inOrderOfTimeEachTouchpointIsPublishedOnceAtTheEnd() {
        for (long seed = 0; seed < 500; seed++) {
            History history = Histories.random(seed);
            Map<String, Map<Touchpoint.Id, Touchpoint>> published = new TreeMap<>();
            Map<String, List<WebEvent>> events = history.webEvents();
            Map<String, List<Call>> calls = history.calls();
            Set<String> visitors = new TreeSet<>(events.keySet());
            visitors.addAll(calls.keySet());
            VisitorRules rules = new VisitorRules(history.rules());
            for (String id : visitors) {
                Visitor visitor = new Visitor(0);
                List<WebEvent> inOrder = new ArrayList<>(events.getOrDefault(id, List.of()));
                inOrder.sort(Comparator.comparingLong(WebEvent::time));
                inOrder.forEach(
                        event -> assertThat(rules.collect(visitor, event)).isEmpty());
                calls.getOrDefault(id, List.of()).forEach(call -> assertThat(rules.collect(visitor, call))
                        .isEmpty());
                List<Update.Change> changes = rules.finish(visitor);
                assertThat(visitor.revision()).isEqualTo(changes.size());
                changes.forEach(change ->
                        published.computeIfAbsent(id, key -> new HashMap<>()).put(change.id(), change.touchpoint()));
            }
            assertThat(published).as(history::toString).isEqualTo(history.expected());
        }
    }

    private static void check(History history) {
        Simulation simulation;
        try {
            simulation = Simulation.of(history);
        } catch (RuntimeException e) {
            throw new AssertionError(history.toString(), e);
        }
        assertThat(simulation.published()).as(history::toString).isEqualTo(history.expected());
        assertThat(simulation.complaints()).as(history::toString).isEmpty();
        if (history.forgotten()) {
            assertThat(simulation.visitors()).as(history::toString).isZero();
            assertThat(simulation.tasks()).as(history::toString).isZero();
        }
    }
}
