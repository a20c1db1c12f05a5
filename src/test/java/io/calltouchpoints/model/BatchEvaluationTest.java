package io.calltouchpoints.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import io.calltouchpoints.journey.Rules.SessionExpiry;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchEvaluationTest {

    private static final long MINUTE = 60_000;
    private static final long T = at("2016-12-08T20:00:00Z");
    private static final String AD = "http://info.example.com/demo?_bt=195329631301&gclid=EAIa";
    private static final String GOOGLE = "https://www.google.com/";

    private final List<WebEvent> events = new ArrayList<>();
    private final List<Call> calls = new ArrayList<>();
    private SessionExpiry expiry = SessionExpiry.FIXED;
    private SessionCalls sessionCalls = SessionCalls.FIRST;
    private FirstTouchPublish firstTouch = FirstTouchPublish.ON_LEAD;
    private long skew;

    @Test
    void theStoryOfTheIntegration() {
        ad("2016-12-01T20:17:00Z");
        page("2016-12-05T20:17:00Z", "http://www.example.com/", null);
        page("2016-12-05T20:18:10Z", "http://www.example.com/contact", "http://www.example.com/");
        call("A", at("2016-12-05T20:25:00Z"));
        page("2016-12-09T20:16:00Z", "http://www.example.com/white-paper", null);
        form("2016-12-09T20:17:00Z", "http://www.example.com/white-paper");

        assertThat(story())
                .containsExactly(
                        "2016-12-01T20:17:00Z visit FT",
                        "2016-12-05T20:17:00Z A MERGED 480000 LC",
                        "2016-12-09T20:16:00Z form");
    }

    @Test
    void theSameStoryWithoutTheIntegration() {
        ad("2016-12-01T20:17:00Z");
        page("2016-12-05T20:17:00Z", "http://www.example.com/", null);
        page("2016-12-09T20:16:00Z", "http://www.example.com/white-paper", null);
        form("2016-12-09T20:17:00Z", "http://www.example.com/white-paper");

        assertThat(story()).containsExactly("2016-12-01T20:17:00Z visit FT", "2016-12-09T20:16:00Z form LC");
    }

    @Test
    void anotherChannelStartsAnotherSession() {
        ad("2016-12-08T20:17:00Z");
        ad("2016-12-08T20:18:00Z");
        arrival("2016-12-08T20:21:00Z", "http://www.example.com/", "https://www.linkedin.com/feed");
        page("2016-12-08T20:23:00Z", "http://www.example.com/pricing", "http://www.example.com/");
        call("A", at("2016-12-08T20:19:00Z"));
        call("B", at("2016-12-08T20:48:00Z"));

        assertThat(story())
                .containsExactly("2016-12-08T20:17:00Z A MERGED 120000 FT LC", "2016-12-08T20:21:00Z B MERGED 1620000");
    }

    @Test
    void aReloadAndTheSameMillisecondAreNoArrivals() {
        ad("2016-12-08T20:00:00Z");
        arrival("2016-12-08T20:00:00Z", "http://www.example.com/", "https://www.linkedin.com/feed");
        ad("2016-12-08T20:05:00Z");
        call("A", T + 1);
        call("B", T + 6 * MINUTE);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z A MERGED 1 FT LC", "2016-12-08T20:06:00Z B SESSION_TAKEN 360000");
    }

    @Test
    void aPageViewLikeTheFormThatOpenedTheSessionIsNoReload() {
        events.add(new WebEvent(EventType.FORM_SUBMIT, T, AD, GOOGLE, null, null, null, null, false));
        ad("2016-12-08T20:05:00Z");
        call("A", T + 6 * MINUTE);

        assertThat(story()).containsExactly("2016-12-08T20:00:00Z form FT LC", "2016-12-08T20:05:00Z A MERGED 60000");
    }

    @Test
    void theThirtiethMinute() {
        ad("2016-12-08T20:00:00Z");
        call("A", T + 30 * MINUTE - 1);
        call("B", T + 30 * MINUTE);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z A MERGED 1799999 FT LC",
                        "2016-12-08T20:30:00Z B SESSION_EXPIRED 1800000");
    }

    @Test
    void aPageViewInTheThirtiethMinuteOpensASession() {
        ad("2016-12-08T20:00:00Z");
        page("2016-12-08T20:30:00Z", "http://www.example.com/", null);
        call("A", T + 59 * MINUTE);

        assertThat(story())
                .containsExactly("2016-12-08T20:00:00Z visit FT", "2016-12-08T20:30:00Z A MERGED 1740000 LC");
    }

    @Test
    void inactivityProlongsASessionByEventsNotByCalls() {
        expiry = SessionExpiry.INACTIVITY;
        ad("2016-12-08T20:00:00Z");
        page("2016-12-08T20:29:00Z", "http://www.example.com/", null);
        call("A", T + 58 * MINUTE);
        call("B", T + 59 * MINUTE);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z A MERGED 3480000 FT LC",
                        "2016-12-08T20:59:00Z B SESSION_EXPIRED 3540000");
    }

    @Test
    void oneTouchpointASession() {
        ad("2016-12-08T20:00:00Z");
        form("2016-12-08T20:03:00Z", "http://info.example.com/demo");
        form("2016-12-08T20:07:00Z", "http://info.example.com/other");
        call("A", T + 2 * MINUTE);
        call("B", T + 6 * MINUTE);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z A MERGED 120000 FT LC", "2016-12-08T20:06:00Z B SESSION_TAKEN 360000");
    }

    @Test
    void allCallsOfASessionAreMergedOnRequest() {
        sessionCalls = SessionCalls.ALL;
        ad("2016-12-08T20:00:00Z");
        form("2016-12-08T20:03:00Z", "http://info.example.com/demo");
        call("A", T + 4 * MINUTE);
        call("B", T + 6 * MINUTE);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z form FT LC",
                        "2016-12-08T20:00:00Z A MERGED 240000 extra",
                        "2016-12-08T20:00:00Z B MERGED 360000 extra");
    }

    @Test
    void nearMissAndNoSession() {
        ad("2016-12-08T20:00:00Z");
        call("A", T + 150 * MINUTE - 1);
        call("B", T + 150 * MINUTE);
        call("C", T - 1);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T19:59:59.999Z C NO_SESSION FT LC",
                        "2016-12-08T22:29:59.999Z A SESSION_EXPIRED 8999999",
                        "2016-12-08T22:30:00Z B NO_SESSION");
    }

    @Test
    void clockSkewMovesACallOfNoSessionToTheNext() {
        skew = 5 * MINUTE;
        ad("2016-12-08T20:00:00Z");
        page("2016-12-08T20:31:00Z", "http://www.example.com/", null);
        call("A", T - 5 * MINUTE - 1);
        call("B", T - 5 * MINUTE);
        call("C", T - 2 * MINUTE);
        call("D", T + 30 * MINUTE);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T19:54:59.999Z A NO_SESSION FT LC",
                        "2016-12-08T20:00:00Z B MERGED 0",
                        "2016-12-08T19:58:00Z C SESSION_TAKEN 0",
                        "2016-12-08T20:31:00Z D MERGED 0");
    }

    @Test
    void aSkewedCallCountsAtTheStartOfItsSession() {
        skew = 5 * MINUTE;
        form("2016-12-08T20:00:00Z", "http://www.example.com/");
        call("A", T - MINUTE);
        call("B", T - 2 * MINUTE);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z form FT LC",
                        "2016-12-08T19:58:00Z B SESSION_TAKEN 0",
                        "2016-12-08T19:59:00Z A SESSION_TAKEN 0");
    }

    @Test
    void atEqualTimesFormBeforeChatBeforeCallAndCallsByTaskId() {
        page("2016-12-08T20:00:00Z", "http://www.example.com/", null);
        call("B", T + MINUTE);
        call("A", T + MINUTE);
        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z A MERGED 60000 FT LC", "2016-12-08T20:01:00Z B SESSION_TAKEN 60000");

        events.add(new WebEvent(EventType.WEB_CHAT, T + MINUTE, null, null, null, null, null, null, false));
        assertThat(story().get(0)).isEqualTo("2016-12-08T20:00:00Z chat FT LC");
        form("2016-12-08T20:01:00Z", "http://www.example.com/b");
        form("2016-12-08T20:01:00Z", "http://www.example.com/a");
        assertThat(story()).hasSize(3).first().isEqualTo("2016-12-08T20:00:00Z form FT LC");
        assertThat(touchpoints()).anySatisfy(touchpoint -> assertThat(touchpoint.form())
                .extracting(form -> form.url())
                .isEqualTo("http://www.example.com/a"));
    }

    @Test
    void equalTimesFoldByTypeThenText() {
        page("2016-12-08T20:00:00Z", "http://www.example.com/b", null);
        page("2016-12-08T20:00:00Z", "http://www.example.com/a", "http://www.example.com/");
        page("2016-12-08T20:00:00Z", "http://www.example.com/a", null);
        events.add(new WebEvent(EventType.WEB_CHAT, T, null, null, null, null, null, null, false));

        Touchpoint touchpoint = touchpoints().iterator().next();
        assertThat(touchpoint.landing().url()).isEqualTo("http://www.example.com/a");
        assertThat(touchpoint.landing().referrer()).isNull();
        assertThat(touchpoint.landing().type()).isEqualTo(EventType.PAGE_VIEW);
    }

    @Test
    void aPauseBeyondTheTimeoutBeginsAnotherJourney() {
        long timeout = Duration.ofDays(90).toMillis();
        call("A", T);
        call("B", T + timeout);
        call("C", T + 2 * timeout + 1);

        assertThat(story())
                .containsExactly(
                        "2016-12-08T20:00:00Z A NO_SESSION FT LC",
                        "2017-03-08T20:00:00Z B NO_SESSION",
                        "2017-06-06T20:00:00.001Z C NO_SESSION FT LC");
    }

    @Test
    void aFirstTouchWaitsForALeadUnlessAsked() {
        ad("2016-12-01T20:17:00Z");
        page("2016-12-05T20:17:00Z", "http://www.example.com/", null);
        assertThat(story()).isEmpty();

        firstTouch = FirstTouchPublish.ALWAYS;
        assertThat(story()).containsExactly("2016-12-01T20:17:00Z visit FT");
    }

    @Test
    void silentCallsAreNone() {
        calls.add(new Call("A", T, true, "Call", null, null, null));

        assertThat(story()).isEmpty();
    }

    @Test
    void theSameEventTwiceMakesNoDifference() {
        form("2016-12-08T20:00:00Z", "http://www.example.com/");
        call("A", T + MINUTE);
        List<String> once = story();
        form("2016-12-08T20:00:00Z", "http://www.example.com/");

        assertThat(story()).isEqualTo(once);
    }

    private Collection<Touchpoint> touchpoints() {
        Rules rules = new Rules(
                30 * MINUTE,
                expiry,
                sessionCalls,
                skew,
                120 * MINUTE,
                Duration.ofDays(1).toMillis(),
                Duration.ofDays(30).toMillis(),
                firstTouch,
                Duration.ofDays(90).toMillis(),
                500);
        Map<Touchpoint.Id, Touchpoint> result = BatchEvaluation.touchpoints(events, calls, rules);
        result.forEach((id, touchpoint) -> assertThat(touchpoint.id()).isEqualTo(id));
        return result.values();
    }

    private List<String> story() {
        return touchpoints().stream().map(BatchEvaluationTest::words).toList();
    }

    private static String words(Touchpoint touchpoint) {
        StringBuilder words =
                new StringBuilder(Instant.ofEpochMilli(touchpoint.date()).toString());
        if (touchpoint.call() != null) {
            words.append(' ').append(touchpoint.call().taskId()).append(' ').append(touchpoint.callMatch());
        } else if (touchpoint.form() != null) {
            words.append(touchpoint.form().type() == EventType.FORM_SUBMIT ? " form" : " chat");
        } else {
            words.append(" visit");
        }
        if (touchpoint.sinceSessionStart() != null) {
            words.append(' ').append(touchpoint.sinceSessionStart());
        }
        words.append(touchpoint.firstTouch() ? " FT" : "").append(touchpoint.leadCreation() ? " LC" : "");
        boolean extra =
                touchpoint.id().sessionStart() != null && touchpoint.id().taskId() != null;
        return words.append(extra ? " extra" : "").toString();
    }

    private void ad(String time) {
        arrival(time, AD, GOOGLE);
    }

    private void arrival(String time, String url, String referrer) {
        events.add(new WebEvent(EventType.PAGE_VIEW, at(time), url, referrer, null, null, null, null, true));
    }

    private void page(String time, String url, String referrer) {
        events.add(new WebEvent(EventType.PAGE_VIEW, at(time), url, referrer, null, null, null, null, false));
    }

    private void form(String time, String url) {
        events.add(new WebEvent(EventType.FORM_SUBMIT, at(time), url, null, null, null, null, null, false));
    }

    private void call(String taskId, long time) {
        calls.add(new Call(taskId, time, false, "Call", null, null, null));
    }

    private static long at(String time) {
        return Instant.parse(time).toEpochMilli();
    }
}
