package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.model.Histories;
import io.calltouchpoints.model.History;
import io.calltouchpoints.model.Step;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With the cache, with one that holds hardly anybody, and without one: the same is published, revision by revision. */
class SameWithoutCacheTest {

    private static final int BLOCK = 25;
    private static final int ONE_BUCKET = 64;

    @ParameterizedTest(name = "seeds from {0}")
    @ValueSource(longs = {6_000_000, 7_000_000, 8_000_000, 9_000_000})
    void whateverTheCacheHoldsTheSameIsPublished(long from) throws Exception {
        for (long seed = from; seed < from + BLOCK; seed++) {
            History history = Histories.random(seed);
            try (Operators without = new Operators(history, 0);
                    Operators with = new Operators(history, 4 << 20);
                    Operators little = new Operators(history, ONE_BUCKET)) {
                List<Step> steps = history.steps();
                for (int i = 0; i < steps.size(); i++) {
                    if (i == steps.size() / 2) {
                        with.restart();
                    }
                    without.step(steps.get(i));
                    with.step(steps.get(i));
                    little.step(steps.get(i));
                }
                assertThat(without.latest).as(history::toString).isEqualTo(history.expected());
                assertThat(with.changes).as(history::toString).isEqualTo(without.changes);
                assertThat(little.changes).as(history::toString).isEqualTo(without.changes);
            }
        }
    }
}
