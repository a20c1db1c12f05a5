package io.calltouchpoints.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.model.Histories;
import io.calltouchpoints.model.History;
import io.calltouchpoints.model.Simulation;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories, in random orders of arrival within the bounds, with watermarks that forget, give what the batch evaluation
 * gives. More of them: {@code -Dhistories=1000000}.
 */
class RandomHistoriesTest {

    private static final long HISTORIES = Long.getLong("histories", 5_000);
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
