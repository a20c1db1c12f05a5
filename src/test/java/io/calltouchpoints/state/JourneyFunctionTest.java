package io.calltouchpoints.state;

import static io.calltouchpoints.state.JourneyHarness.DAY;
import static io.calltouchpoints.state.JourneyHarness.HOUR;
import static io.calltouchpoints.state.JourneyHarness.MINUTE;
import static io.calltouchpoints.state.JourneyHarness.at;
import static io.calltouchpoints.state.JourneyHarness.call;
import static io.calltouchpoints.state.JourneyHarness.form;
import static io.calltouchpoints.state.JourneyHarness.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.junit.jupiter.api.Test;

class JourneyFunctionTest {

    private static final String VISITOR = "dde5687119cc4928fbf94393ed9f5c35";
    private static final String TASK = "00T5e00001AbCdEEAV";

    private final Rules rules = rules();

    private static Rules rules() {
        try {
            return Options.parse(Map.of()).rules();
        } catch (InvalidOptions e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aCallIsMergedWhenItIsToldAndWithdrawnWhenItIsSilenced() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            harness.web(VISITOR, view(0, "http://example.com/"));
            assertThat(harness.extractOutputValues()).isEmpty();

            harness.task(VISITOR, call(TASK, 8), 10);
            assertThat(touchpoints(harness)).singleElement().satisfies(touchpoint -> assertThat(touchpoint.callMatch())
                    .isEqualTo(CallMatch.MERGED));

            harness.task(VISITOR, call(TASK, 8).silenced(), 20);
            List<TouchpointChange> all = harness.extractOutputValues();
            assertThat(all).hasSize(2);
            assertThat(all.get(1).change().touchpoint()).isNull();
            assertThat(all.get(1).change().revision())
                    .isGreaterThan(all.get(0).change().revision());
        }
    }

    @Test
    void repeatsAndPageViewsInsideTheSessionPublishNothing() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            harness.web(VISITOR, view(0, "http://example.com/"));
            harness.task(VISITOR, call(TASK, 8), 10);
            harness.task(VISITOR, call(TASK, 8), 10);
            harness.web(VISITOR, view(0, "http://example.com/"));
            harness.web(VISITOR, view(9, "http://example.com/b"));

            assertThat(harness.extractOutputValues()).hasSize(1);
        }
    }

    @Test
    void oneTimerAVisitorAndNothingLeftAfterTheLastBound() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            for (long minute = 0; minute < 600; minute += 40) {
                harness.web(VISITOR, view(minute, "http://example.com/" + minute));
                harness.web(VISITOR, form(minute + 3, "http://example.com/" + minute));
            }
            harness.task(VISITOR, call(TASK, 8), 10);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            int published = harness.extractOutputValues().size();

            harness.watermarks(at(0) + 40 * DAY);
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            harness.watermarks(at(600) + 90 * DAY + 2 * DAY);

            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.visitors()).isZero();
            assertThat(harness.extractOutputValues()).hasSize(published);
            assertThat(rejections(harness)).isEmpty();
        }
    }

    @Test
    void aVisitorWhoComesBackIsNotDeletedWhenItsOnlyVisitWouldHaveBeen() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            harness.web(VISITOR, view(0, "http://example.com/"));
            harness.watermarks(at(0) + 60 * DAY);
            harness.web(VISITOR, view(60 * DAY / MINUTE + 1, "http://example.com/again"));
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);

            harness.watermarks(at(0) + 100 * DAY);
            harness.web(VISITOR, form(100 * DAY / MINUTE + 1, "http://example.com/"));
            assertThat(harness.numEventTimeTimers()).isEqualTo(1);
            assertThat(harness.extractOutputValues()).hasSize(2);

            harness.watermarks(at(0) + 200 * DAY);
            assertThat(harness.visitors()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
        }
    }

    @Test
    void lateRecordsAreRejectedWithTheirReasonAndChangeNothing() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            harness.watermarks(at(0) + 40 * DAY);
            harness.web(VISITOR, view(5, "http://example.com/late"));
            harness.task(VISITOR, call(TASK, 8), 10);

            assertThat(rejections(harness))
                    .extracting(Rejection::reason)
                    .containsExactly(Reason.LATE_WEB_EVENT, Reason.LATE_CALL);
            assertThat(rejections(harness).get(0).detail()).contains("http://example.com/late", "PAGE_VIEW");
            assertThat(rejections(harness).get(1).taskId()).isEqualTo(TASK);
            assertThat(rejections(harness).get(1).origin().offset()).isEqualTo(7);
            assertThat(harness.visitors()).isZero();
            assertThat(harness.numEventTimeTimers()).isZero();
            assertThat(harness.extractOutputValues()).isEmpty();
        }
    }

    @Test
    void theWebWatermarkAloneDecidesWhatIsLateWhileTheTasksAreHoursBehind() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            harness.web(VISITOR, view(0, "http://example.com/"));
            harness.processWatermark1(new Watermark(at(60)));
            harness.web(VISITOR, view(59, "http://example.com/late"));
            assertThat(rejections(harness)).hasSize(1);

            harness.task(VISITOR, call(TASK, 8), 10);
            assertThat(touchpoints(harness)).hasSize(1);
        }
    }

    @Test
    void aLateFormInsideASessionStillInStateIsItsConversion() throws Exception {
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            harness.web(VISITOR, view(0, "http://example.com/"));
            harness.watermarks(at(2 * 60));
            harness.web(VISITOR, form(7, "http://example.com/form"));

            assertThat(rejections(harness)).isEmpty();
            assertThat(touchpoints(harness)).singleElement().satisfies(touchpoint -> assertThat(touchpoint.form())
                    .isNotNull());
        }
    }

    @Test
    void snapshotAndRestoreAtAnotherParallelismGoOnAsIfNothingHappened() throws Exception {
        OperatorSubtaskState snapshot;
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            for (int visitor = 0; visitor < 20; visitor++) {
                harness.web("visitor-" + visitor, view(visitor, "http://example.com/"));
            }
            harness.watermarks(at(0) + HOUR);
            snapshot = harness.snapshot(1, 1);
        }
        int merged = 0;
        for (int subtask = 0; subtask < 2; subtask++) {
            try (JourneyHarness harness = JourneyHarness.rescaled(rules, snapshot, 2, subtask)) {
                for (int visitor = 0; visitor < 20; visitor++) {
                    if (harness.owns("visitor-" + visitor)) {
                        harness.task("visitor-" + visitor, call(TASK, visitor + 5), 70);
                    }
                }
                merged += (int) touchpoints(harness).stream()
                        .filter(touchpoint -> touchpoint.callMatch() == CallMatch.MERGED)
                        .count();
                harness.watermarks(Long.MAX_VALUE);
                assertThat(harness.visitors()).isZero();
            }
        }
        assertThat(merged).isEqualTo(20);
    }

    @Test
    void aTaskThatWasTooOldBeforeARestartIsTooOldAfterIt() throws Exception {
        OperatorSubtaskState snapshot;
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            for (int visitor = 0; visitor < 20; visitor++) {
                harness.task("visitor-" + visitor, call(TASK, 8), 10);
            }
            assertThat(touchpoints(harness)).hasSize(20);
            harness.watermarks(at(0) + 40 * DAY);
            snapshot = harness.snapshot(1, 1);
        }
        int rejected = 0;
        for (int subtask = 0; subtask < 2; subtask++) {
            try (JourneyHarness harness = JourneyHarness.rescaled(rules, snapshot, 2, subtask)) {
                // Watermarks that begin far behind change nothing about it.
                harness.watermarks(at(0));
                for (int visitor = 0; visitor < 20; visitor++) {
                    if (harness.owns("visitor-" + visitor)) {
                        harness.task("visitor-" + visitor, call(TASK, 8), 10);
                    }
                }
                assertThat(harness.extractOutputValues()).isEmpty();
                assertThat(rejections(harness)).extracting(Rejection::reason).containsOnly(Reason.LATE_CALL);
                rejected += rejections(harness).size();
            }
        }
        assertThat(rejected).isEqualTo(20);
    }

    @Test
    void aPageViewThatWasTooLateBeforeARestartOpensNoSessionAfterIt() throws Exception {
        OperatorSubtaskState snapshot;
        try (JourneyHarness harness = JourneyHarness.opened(rules)) {
            harness.web(VISITOR, view(0, "http://example.com/"));
            harness.web(VISITOR, form(20, "http://example.com/form"));
            harness.watermarks(at(60));
            snapshot = harness.snapshot(1, 1);
        }
        try (JourneyHarness harness = JourneyHarness.restored(rules, snapshot)) {
            harness.web(VISITOR, arrival(10, "http://example.com/?gclid=late"));
            assertThat(rejections(harness)).singleElement().satisfies(rejection -> assertThat(rejection.detail())
                    .endsWith("watermark 2024-01-01T01:00:00Z"));
            harness.task(VISITOR, call(TASK, 25), 70);
            assertThat(touchpoints(harness)).singleElement().satisfies(touchpoint -> assertThat(touchpoint.callMatch())
                    .isEqualTo(CallMatch.SESSION_TAKEN));
        }
    }

    @Test
    void aWatermarkAheadOfTheClockDoesNotOutliveARestart() throws Exception {
        for (long ahead : List.of(System.currentTimeMillis() + 10 * DAY, Long.MAX_VALUE)) {
            OperatorSubtaskState snapshot;
            try (JourneyHarness harness = JourneyHarness.opened(rules)) {
                harness.watermarks(ahead);
                harness.web(VISITOR, view(0, "http://example.com/"));
                assertThat(rejections(harness)).hasSize(1);
                snapshot = harness.snapshot(1, 1);
            }
            try (JourneyHarness harness = JourneyHarness.restored(rules, snapshot)) {
                harness.web(VISITOR, view(0, "http://example.com/"));
                assertThat(rejections(harness)).isEmpty();
                assertThat(harness.visitors()).isEqualTo(1);
            }
        }
    }

    private static WebEvent arrival(long minute, String page) {
        return new WebEvent(EventType.PAGE_VIEW, at(minute), page, null, null, null, null, null, true);
    }

    private static List<Touchpoint> touchpoints(JourneyHarness harness) {
        return harness.extractOutputValues().stream()
                .map(change -> change.change().touchpoint())
                .toList();
    }

    private static List<Rejection> rejections(JourneyHarness harness) {
        var output = harness.getSideOutput(Rejections.TAG);
        return output == null
                ? List.of()
                : output.stream().map(StreamRecord::getValue).toList();
    }
}
