package io.calltouchpoints.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Session;
import io.calltouchpoints.journey.Timeline;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The reasons that a savepoint seldom shows. */
class CallReasonTest {

    private static final long NOON = Instant.parse("2024-03-01T12:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    @Test
    void aCallBeforeItsSessionWithinTheSkew() throws Exception {
        assertThat(reasons(Map.of("call.clock-skew", "2 min"), null, List.of(session(0)), call("A", -1)))
                .containsExactly(
                        "Made 1.0 minutes before the session of 2024-03-01T12:00:00.000Z began, within call.clock-skew (2 min), and counted as made at its start. It is the session's first conversion.");
    }

    @Test
    void aCallBeforeItsSessionBeyondTheSkew() throws Exception {
        assertThat(reasons(Map.of(), null, List.of(session(0)), call("A", -1)))
                .containsExactly(
                        "No session near it. This visitor had none before it, as far as is known. The next one began at 2024-03-01T12:00:00.000Z, 1.0 minutes after the call; that counts only within call.clock-skew (0 s).");
    }

    @Test
    void theSecondCallOfASession() throws Exception {
        assertThat(reasons(Map.of(), null, List.of(session(0)), call("A", 5), call("B", 6))
                        .get(1))
                .isEqualTo(
                        "Made 6.0 minutes after the session of 2024-03-01T12:00:00.000Z began, before it was over at 2024-03-01T12:30:00.000Z, but the session's one touchpoint went to an earlier conversion: the call at 2024-03-01T12:05:00.000Z of Task A.");
        assertThat(reasons(Map.of("session.calls", "all"), null, List.of(session(0)), call("A", 5), call("B", 6))
                        .get(1))
                .isEqualTo(
                        "Made 6.0 minutes after the session of 2024-03-01T12:00:00.000Z began, before it was over at 2024-03-01T12:30:00.000Z. It is not the session's first conversion; session.calls all merges it all the same.");
    }

    @Test
    void aSessionThatEndsByTheNext() throws Exception {
        assertThat(reasons(Map.of(), null, List.of(session(0), session(10)), call("A", 9)))
                .containsExactly(
                        "Made 9.0 minutes after the session of 2024-03-01T12:00:00.000Z began, before it was over at 2024-03-01T12:10:00.000Z. It is the session's first conversion.");
    }

    @Test
    void aSessionThatIsCutTakesNoCalls() throws Exception {
        Session cut = new Session(NOON, null, NOON + 30 * MINUTE, null);
        assertThat(reasons(Map.of(), null, List.of(cut), call("A", 5)))
                .containsExactly(
                        "No session near it. The latest one, of 2024-03-01T12:00:00.000Z, has been cut down to its start: its time for calls is over.");
    }

    @Test
    void whatHasGoneCannotBeKnown() throws Exception {
        assertThat(reasons(Map.of(), new Past(NOON, true, null), List.of(), call("A", 5)))
                .containsExactly(
                        "No session near it. What this visitor did up to 2024-03-01T12:00:00.000Z has been forgotten.");
    }

    private static List<String> reasons(Map<String, String> options, Past past, List<Session> sessions, Call... calls)
            throws Exception {
        Rules rules = Options.parse(options).rules();
        Visitor visitor =
                new Visitor(new ArrayList<>(sessions), new ArrayList<>(), List.of(calls), past, 0, Visitor.NO_TIMER);
        Timeline timeline = Timeline.of(visitor, rules);
        CallReason reasons = new CallReason(timeline, past, rules);
        return timeline.calls().stream().map(reasons::of).toList();
    }

    private static Session session(long minute) {
        long start = NOON + minute * MINUTE;
        WebEvent first = new WebEvent(EventType.PAGE_VIEW, start, "u", null, null, null, null, null, true);
        return new Session(start, first, start + 30 * MINUTE, null);
    }

    private static Call call(String taskId, long minute) {
        return new Call(taskId, NOON + minute * MINUTE, false, "Call", null, null, null);
    }
}
