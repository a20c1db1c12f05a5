package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltouchpoints.job.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

/** The options go with the state, and come back to be compared. */
class OptionsInStateTest {

    private static final Map<String, String> HALF_HOUR = Map.of("session.timeout", "30 min");
    private static final Map<String, String> HOUR = Map.of("session.timeout", "1 h");

    @Test
    void comeBackAsTheyWere() throws Exception {
        Map<String, String> seen = new HashMap<>();
        try (JourneyHarness harness = restored(new OptionsInState(HOUR, seenBy(seen)), snapshot(HALF_HOUR), 1, 0)) {
            assertThat(seen).isEqualTo(HALF_HOUR);
            // What is kept from now on is the present one.
            seen.clear();
            restored(new OptionsInState(HOUR, seenBy(seen)), harness.snapshot(2, 2), 1, 0)
                    .close();
            assertThat(seen).isEqualTo(HOUR);
        }
    }

    @Test
    void everySubtaskHasThemAfterRescaling() throws Exception {
        OperatorSubtaskState one = snapshot(HALF_HOUR);
        for (int subtask = 0; subtask < 3; subtask++) {
            Map<String, String> seen = new HashMap<>();
            OperatorSubtaskState part =
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(one, 128, 1, 3, subtask);
            restored(new OptionsInState(HALF_HOUR, seenBy(seen)), part, 3, subtask)
                    .close();
            assertThat(seen).as("subtask %d", subtask).isEqualTo(HALF_HOUR);
        }
    }

    @Test
    void aRefusalEndsTheJobWithoutRestart() throws Exception {
        OperatorSubtaskState state = snapshot(HALF_HOUR);
        OptionsInState options = new OptionsInState(HOUR, before -> List.of("This may not change."));
        assertThatThrownBy(() -> restored(options, state, 1, 0))
                .isInstanceOf(SuppressRestartsException.class)
                .cause()
                .isInstanceOf(RefusedOptionsException.class)
                .hasMessage("The state was kept under other options: This may not change.");
    }

    private static OptionChanges seenBy(Map<String, String> seen) {
        return before -> {
            seen.putAll(before);
            return List.of();
        };
    }

    private static OperatorSubtaskState snapshot(Map<String, String> options) throws Exception {
        try (JourneyHarness harness = harness(new OptionsInState(options, before -> List.of()), 1, 0)) {
            harness.open();
            return harness.snapshot(1, 1);
        }
    }

    private static JourneyHarness restored(
            OptionsInState options, OperatorSubtaskState state, int parallelism, int subtask) throws Exception {
        JourneyHarness harness = harness(options, parallelism, subtask);
        harness.initializeState(state);
        harness.open();
        return harness;
    }

    private static JourneyHarness harness(OptionsInState options, int parallelism, int subtask) throws Exception {
        return new JourneyHarness(Options.parse(Map.of()).rules(), options, parallelism, subtask, true);
    }
}
