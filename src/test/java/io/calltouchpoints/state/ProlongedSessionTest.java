package io.calltouchpoints.state;

import static io.calltouchpoints.state.JourneyHarness.HOUR;
import static io.calltouchpoints.state.JourneyHarness.at;
import static io.calltouchpoints.state.JourneyHarness.call;
import static io.calltouchpoints.state.JourneyHarness.form;
import static io.calltouchpoints.state.JourneyHarness.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.MoreCollectors;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Rules;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

/** With {@code session.expiry inactivity}: page views that only prolong a session wait on the heap, and nothing of them is lost. */
class ProlongedSessionTest {

    private static final String VISITOR = "dde5687119cc4928fbf94393ed9f5c35";

    private final Rules rules =
            Options.parse(Map.of("session.expiry", "inactivity")).rules();

    ProlongedSessionTest() throws Exception {}

    @Test
    void aCallAfterTheLastPageViewIsMerged() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            browse(harness);

            assertThat(calledAt(harness, 54)).isEqualTo(CallMatch.MERGED);
        }
    }

    @Test
    void halfAnHourAfterItIsTooLate() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            browse(harness);

            assertThat(calledAt(harness, 55)).isEqualTo(CallMatch.SESSION_EXPIRED);
        }
    }

    @Test
    void aPageViewBeyondTheKnownEndReckonsWithTheOneThatWaited() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            browse(harness);
            harness.web(VISITOR, view(54, "http://example.com/54"));

            assertThat(calledAt(harness, 83)).isEqualTo(CallMatch.MERGED);
        }
    }

    @Test
    void aLateRecordLosesNothingOfWhatWaits() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            browse(harness);
            harness.processWatermark1(new Watermark(at(24)));
            harness.web(VISITOR, view(10, "http://example.com/late"));
            assertThat(harness.getSideOutput(Rejections.TAG)).hasSize(1);

            assertThat(calledAt(harness, 54)).isEqualTo(CallMatch.MERGED);
        }
    }

    @Test
    void aSnapshotTakesAlongWhatWaits() throws Exception {
        OperatorSubtaskState state = browsed();
        try (JourneyHarness harness = JourneyHarness.restored(rules, state)) {
            assertThat(calledAt(harness, 54)).isEqualTo(CallMatch.MERGED);
        }
        try (JourneyHarness harness = JourneyHarness.restored(rules, state)) {
            assertThat(calledAt(harness, 55)).isEqualTo(CallMatch.SESSION_EXPIRED);
        }
    }

    @Test
    void whatIsBesideTheVisitorGoesWithIt() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            browse(harness);
            harness.snapshot(1, 1);
            assertThat(besideVisitors(harness)).isEqualTo(1);

            harness.watermarks(at(55) + 200 * 24 * HOUR);
            assertThat(harness.visitors()).isZero();
            assertThat(besideVisitors(harness)).isZero();
        }
    }

    @Test
    void itGoesEvenWhenSessionsAreNoLongerProlonged() throws Exception {
        OperatorSubtaskState state = browsed();
        try (JourneyHarness harness =
                JourneyHarness.restored(Options.parse(Map.of()).rules(), state)) {
            assertThat(besideVisitors(harness)).isEqualTo(1);

            harness.watermarks(at(55) + 200 * 24 * HOUR);
            assertThat(harness.visitors()).isZero();
            assertThat(besideVisitors(harness)).isZero();
        }
    }

    @Test
    void itIsNotFoundAgainWhenTheVisitorChangedMeanwhile() throws Exception {
        try (JourneyHarness harness =
                JourneyHarness.restored(Options.parse(Map.of()).rules(), browsed())) {
            harness.web(VISITOR, form(26, "http://example.com/f"));
            assertThat(besideVisitors(harness)).isZero();
        }
    }

    @Test
    void theHeapHoldsSoManyAndNoMore() throws Exception {
        int visitors = (1 << 16) + 10;
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            for (int i = 0; i < visitors; i++) {
                harness.web("visitor-" + i, view(0, "http://example.com/"));
                harness.web("visitor-" + i, view(20, "http://example.com/b"));
            }

            assertThat(harness.metrics().quietPageViews()).isEqualTo(visitors);
            assertThat(besideVisitors(harness)).isEqualTo(1 << 16);
        }
    }

    private OperatorSubtaskState browsed() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            browse(harness);
            return harness.snapshot(1, 1);
        }
    }

    /** At 0, 20 and 25 minutes; the latter two find the session on the heap. */
    private static void browse(JourneyHarness harness) throws Exception {
        for (long minute : List.of(0L, 20L, 25L)) {
            harness.web(VISITOR, view(minute, "http://example.com/" + minute));
        }
        assertThat(harness.metrics().quietPageViews()).isEqualTo(2);
    }

    private static CallMatch calledAt(JourneyHarness harness, long minute) throws Exception {
        harness.task(VISITOR, call("00T5e00001AbCdEEAV", minute), minute + 1);
        return harness.extractOutputValues().stream()
                .map(change -> change.change().touchpoint().callMatch())
                .filter(Objects::nonNull)
                .collect(MoreCollectors.onlyElement());
    }

    private static long besideVisitors(JourneyHarness harness) throws Exception {
        try (Stream<?> keys = ((AbstractStreamOperator<?>) harness.getOperator())
                .getKeyedStateBackend()
                .getKeys(JourneyFunction.lastSeen().getName(), VoidNamespace.INSTANCE)) {
            return keys.count();
        }
    }
}
