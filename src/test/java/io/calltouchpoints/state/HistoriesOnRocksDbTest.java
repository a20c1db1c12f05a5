package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.model.Histories;
import io.calltouchpoints.model.History;
import io.calltouchpoints.model.Step;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random histories through both operators on RocksDB, with a restore in the middle: the batch evaluation comes out. */
class HistoriesOnRocksDbTest {

    private static final int BLOCK = 40;

    @ParameterizedTest(name = "seeds from {0}")
    @ValueSource(longs = {1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000})
    void restoredInTheMiddleTheResultIsThatOfTheBatchEvaluation(long from) throws Exception {
        for (long seed = from; seed < from + BLOCK; seed++) {
            History history = Histories.random(seed);
            try (Operators operators = new Operators(history, 4 << 20)) {
                List<Step> steps = history.steps();
                for (int i = 0; i < steps.size(); i++) {
                    if (i == steps.size() / 2) {
                        operators.restart();
                    }
                    operators.step(steps.get(i));
                }
                assertThat(operators.latest).as(history::toString).isEqualTo(history.expected());
                assertThat(operators.late).as(history::toString).isZero();
                if (history.forgotten()) {
                    operators.assertNothingIsLeft(history);
                }
            }
        }
    }
}
