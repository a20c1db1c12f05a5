package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which options may change on existing state. */
class StateChangesTest {

    @ParameterizedTest
    @CsvSource({
        "session.timeout, 30 min, 31 min",
        "session.timeout, 30 min, 29 min",
        "session.expiry, fixed, inactivity",
        "session.expiry, inactivity, fixed",
        "session.calls, first, all",
        "session.calls, all, first",
        "call.clock-skew, 0 s, 2 min",
        "call.clock-skew, 2 min, 0 s",
        "correction.window, 30 d, 31 d",
        "first-touch.publish, on-lead, always",
        "journey.timeout, 90 d, 91 d",
        "journey.timeout, 90 d, 60 d"
    })
    void isRefused(String option, String before, String now) throws Exception {
        assertThat(refusals(option, before, now, Set.of()))
                .singleElement()
                .asString()
                .startsWith("%s was \"%s\" and is now \"%s\". ".formatted(option, before, now))
                .endsWith(" Go back to \"%s\", or begin without this state, or accept it with state.accept-changes %s."
                        .formatted(before, option));
        assertThat(refusals(option, before, now, Set.of(option))).isEmpty();
        assertThat(refusals(option, before, now, Set.of("another.option"))).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "session.timeout, 30 min, 1800 s",
        "correction.window, 30 d, 29 d",
        "first-touch.publish, always, on-lead",
        "call.max-delay, 24 h, 48 h",
        "call.max-delay, 24 h, 12 h",
        "call.near-miss, 2 h, 3 h",
        "call.near-miss, 2 h, 1 h",
        "call.outbound, count, ignore",
        "call.subtract-duration, false, true",
        "call.medium, task-type, web",
        "bizible-id.blank, undefined, test",
        "site.domains, example.com, example.org",
        "visitor.max-facts, 500, 50",
        "web.out-of-orderness, 10 min, 20 min",
        "an.option.of.another.version, 1, 2",
        "session.timeout, a value of another version, 30 min"
    })
    void isAccepted(String option, String before, String now) throws Exception {
        assertThat(refusals(option, before, now, Set.of())).isEmpty();
    }

    @Test
    void anOptionThatIsNotKnownBeforeIsAccepted() {
        assertThat(new StateChanges(Map.of("session.timeout", "30 min"), Set.of()).refusals(Map.of()))
                .isEmpty();
    }

    @Test
    void everyRefusalIsTold() {
        Map<String, String> before = Map.of("session.timeout", "30 min", "session.calls", "first");
        Map<String, String> now = Map.of("session.timeout", "1 h", "session.calls", "all");
        assertThat(new StateChanges(now, Set.of()).refusals(before)).hasSize(2);
    }

    @Test
    void onlyNamesOfSuchOptionsCanBeAccepted() throws Exception {
        Options options = Options.parse(Map.of("state.accept-changes", "session.timeout, journey.timeout"));
        assertThat(options.get(AllOptions.STATE_ACCEPT_CHANGES))
                .isEqualTo(List.of("session.timeout", "journey.timeout"));
        assertThatThrownBy(() -> Options.parse(Map.of("state.accept-changes", "session.timeout, call.medium")))
                .isInstanceOf(InvalidOptions.class)
                .hasMessageContaining("of options that are refused to change, such as session.timeout");
    }

    private static List<String> refusals(String option, String before, String now, Set<String> accepted) {
        Map<String, String> present = new HashMap<>(Map.of("session.calls", "first"));
        present.put(option, now);
        return new StateChanges(present, accepted).refusals(Map.of(option, before));
    }
}
