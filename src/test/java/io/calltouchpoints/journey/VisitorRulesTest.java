package io.calltouchpoints.journey;

import static io.calltouchpoints.journey.Told.DAY;
import static io.calltouchpoints.journey.Told.HOUR;
import static io.calltouchpoints.journey.Told.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import io.calltouchpoints.journey.Rules.SessionExpiry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules case by case; random histories are in {@link RandomHistoriesTest}. */
class VisitorRulesTest {

    private static final double A_MILLISECOND = 1 / 60_000.0;

    @Test
    void aCallInTheSessionIsMerged() {
        assertThat(Told.byDefault().arrival(0, "/").call("A", 8).touchpoints()).containsExactly("0 MERGED A FT LC");
    }

    @Test
    void theThirtiethMinuteIsOver() {
        Told told = Told.byDefault().arrival(0, "/").call("A", 30);
        assertThat(told.touchpoints()).containsExactly("0 VISIT FT", "30 SESSION_EXPIRED A LC");
        assertThat(told.call("A", 30 - A_MILLISECOND).touchpoints()).containsExactly("0 MERGED A FT LC");
    }

    @Test
    void nearMissEndsTwoHoursAfterTheSession() {
        Told told = Told.byDefault().arrival(0, "/").call("A", 150 - A_MILLISECOND);
        assertThat(told.touchpoints()).containsExactly("0 VISIT FT", "149 SESSION_EXPIRED A LC");
        assertThat(told.call("A", 150).touchpoints()).containsExactly("0 VISIT FT", "150 NO_SESSION A LC");
    }

    @Test
    void anArrivalEndsTheSessionBeforeAReloadDoesNot() {
        Told told = Told.byDefault().arrival(0, "/ad").arrival(1, "/ad").arrival(4, "/other");
        told.call("A", 2).call("B", 27);
        assertThat(told.touchpoints()).containsExactly("0 MERGED A FT LC", "4 MERGED B");
    }

    @Test
    void aReloadOfAPageThatAFormOpenedIsAnArrival() {
        Told told = Told.byDefault().form(0, "/ad").arrival(1, "/ad").call("A", 2);
        assertThat(told.touchpoints()).containsExactly("0 FORM_SUBMIT FT LC", "1 MERGED A");
    }

    @Test
    void anArrivalAtTheVeryMillisecondOfTheStartIsNone() {
        Told told = Told.byDefault().arrival(0, "/a").arrival(0, "/b").call("A", 1);
        assertThat(told.touchpoints()).containsExactly("0 MERGED A FT LC");
    }

    @Test
    void theFirstConversionTakesTheSession() {
        Told told = Told.byDefault()
                .arrival(0, "/")
                .form(3, "/f")
                .call("A", 2)
                .call("B", 5)
                .chat(1);
        assertThat(told.touchpoints()).containsExactly("0 WEB_CHAT FT LC", "2 SESSION_TAKEN A", "5 SESSION_TAKEN B");
    }

    @Test
    void atEqualTimesFormBeforeChatBeforeCall() {
        Told told = Told.byDefault().arrival(0, "/").call("A", 2);
        assertThat(told.chat(2).touchpoints()).containsExactly("0 WEB_CHAT FT LC", "2 SESSION_TAKEN A");
        assertThat(told.form(2, "/f").touchpoints()).containsExactly("0 FORM_SUBMIT FT LC", "2 SESSION_TAKEN A");
    }

    @Test
    void allCallsOfASessionAreMergedWhenAskedFor() {
        Told told = new Told(Told.rules(SessionExpiry.FIXED, SessionCalls.ALL, FirstTouchPublish.ON_LEAD, 0, 500));
        told.arrival(0, "/").call("B", 5).call("A", 2).form(7, "/f").call("C", 40);
        assertThat(told.touchpoints()).containsExactly("0 MERGED B", "0 MERGED A FT LC", "40 SESSION_EXPIRED C");
    }

    @Test
    void clockSkewReachesForwardToTheNextSession() {
        Told told = new Told(Told.rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 5, 500));
        told.arrival(0, "/")
                .arrival(100, "/")
                .call("A", 95)
                .call("B", 95 - A_MILLISECOND)
                .call("C", 25);
        assertThat(told.touchpoints()).containsExactly("0 MERGED C FT LC", "94 SESSION_EXPIRED B", "100 MERGED A");
    }

    @Test
    void inactivityProlongsWithEveryWebEventButNotWithCalls() {
        Told told =
                new Told(Told.rules(SessionExpiry.INACTIVITY, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 500));
        told.arrival(0, "/").view(20, "/a").view(45, "/b").call("A", 74).call("B", 75);
        assertThat(told.touchpoints()).containsExactly("0 MERGED A FT LC", "75 SESSION_EXPIRED B");
    }

    @Test
    void theFirstTouchIsPublishedWithTheLeadOrAtOnce() {
        assertThat(Told.byDefault().arrival(0, "/").touchpoints()).isEmpty();
        Told always = new Told(Told.rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ALWAYS, 0, 500));
        assertThat(always.arrival(0, "/").arrival(200, "/").touchpoints()).containsExactly("0 VISIT FT");
    }

    @Test
    void aPauseLongerThanTheJourneyTimeoutBeginsAnotherJourney() {
        Told told = Told.byDefault()
                .arrival(0, "/")
                .call("A", 5)
                .arrival(90 * DAY, "/")
                .form(90 * DAY + 1, "/f");
        assertThat(told.touchpoints()).containsExactly("0 MERGED A FT LC", 90 * DAY + " FORM_SUBMIT");
        told = Told.byDefault().arrival(0, "/").call("A", 5).arrival(90 * DAY + A_MILLISECOND, "/");
        told.form(90 * DAY + 1, "/f");
        assertThat(told.touchpoints()).containsExactly("0 MERGED A FT LC", 90 * DAY + " FORM_SUBMIT FT LC");
    }

    @Test
    void withdrawnAndBack() {
        Told told = Told.byDefault().arrival(0, "/").call("A", 5).call("A", 5, 6, true);
        assertThat(told.touchpoints()).isEmpty();
        assertThat(told.visitor.calls()).hasSize(1);
        assertThat(told.call("A", 5, 7, false).touchpoints()).containsExactly("0 MERGED A FT LC");
    }

    @Test
    void pageViewsThatCannotMatterAreNotKept() {
        Told told = Told.byDefault().webWatermark(0).arrival(1, "/");
        assertThat(told.view(5, "/a").last.kind()).isEqualTo(Update.Kind.UNCHANGED);
        assertThat(told.view(30, "/b").last.kind()).isEqualTo(Update.Kind.UNCHANGED);
        assertThat(told.visitor.facts()).isEqualTo(1);
        // Beyond the mark and the timeout an earlier session could still leave it over.
        assertThat(told.view(30 + A_MILLISECOND, "/c").last.kind()).isEqualTo(Update.Kind.CHANGED);
        assertThat(told.visitor.facts()).isEqualTo(2);
        told.watermark(61);
        assertThat(told.visitor.facts()).isEqualTo(1);
    }

    @Test
    void marksThatNothingHangsOnAreNotKeptWithInactivity() {
        Told told =
                new Told(Told.rules(SessionExpiry.INACTIVITY, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 500));
        told.webWatermark(-100).arrival(0, "/").view(5, "/a").view(10, "/b").view(29, "/c");
        assertThat(told.visitor.pending()).hasSize(2);
        told.view(30, "/d");
        assertThat(told.visitor.pending()).hasSize(3);
    }

    @Test
    void whatIsBehindTheWebWatermarkIsLateButForAFormOfAKnownSession() {
        Told told = Told.byDefault().arrival(0, "/").watermark(100);
        assertThat(told.view(100, "/a").last.kind()).isEqualTo(Update.Kind.LATE);
        assertThat(told.form(30, "/f").last.kind()).isEqualTo(Update.Kind.LATE);
        assertThat(told.form(-1, "/f").last.kind()).isEqualTo(Update.Kind.LATE);
        assertThat(told.form(29, "/f").touchpoints()).containsExactly("0 FORM_SUBMIT FT LC");
        assertThat(told.form(29.5, "/g").last.kind()).isEqualTo(Update.Kind.UNCHANGED);
        assertThat(told.view(100 + A_MILLISECOND, "/a").last.kind()).isEqualTo(Update.Kind.CHANGED);
    }

    @Test
    void aSilentWebInputDoesNotKeepEverythingWhileTheTasksGoOn() {
        Told told = Told.byDefault().arrival(0, "/").lowerWatermarkAlone(10 + DAY);
        assertThat(told.view(10, "/a").last.kind()).isEqualTo(Update.Kind.LATE);
        assertThat(told.view(31, "/b").last.kind()).isEqualTo(Update.Kind.CHANGED);
    }

    @Test
    void afterARestoreNothingOlderThanWhatIsSettledCanCome() {
        Told told = Told.byDefault().arrival(0, "/").watermark(10).webWatermark(-1_000_000);
        assertThat(told.view(0, "/a").last.kind()).isEqualTo(Update.Kind.LATE);
        assertThat(told.view(-5, "/a").last.kind()).isEqualTo(Update.Kind.LATE);
    }

    /** One fact at most, so that events are settled before their time. */
    @Test
    void anOlderEventDoesNotMakeAProlongedSessionShorter() {
        Told told = new Told(Told.rules(SessionExpiry.INACTIVITY, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 1));
        told.view(0, "/").form(10, "/f").view(3, "/a").watermark(100);
        assertThat(told.visitor.sessions()).extracting(Session::expiry).containsExactly(40 * MINUTE);
    }

    @Test
    void aCallToldAfterTheCorrectionWindowIsLateUnlessItIsKnown() {
        Told told = Told.byDefault().call("A", 0, 30 * DAY, false);
        assertThat(told.touchpoints()).containsExactly("0 NO_SESSION A FT LC");
        assertThat(told.call("B", 0, 30 * DAY + 1, false).last.kind()).isEqualTo(Update.Kind.LATE);
        assertThat(told.call("B", 0, 30 * DAY + 1, true).last.kind()).isEqualTo(Update.Kind.UNCHANGED);
        assertThat(told.call("A", 0, 60 * DAY, true).touchpoints()).isEmpty();
        told.lowerWatermarkAlone(30 * DAY + 1);
        assertThat(told.call("C", 0, 5, false).last.kind()).isEqualTo(Update.Kind.LATE);
    }

    @Test
    void groupsGoInOrderOfTimeAndPublishNothing() {
        Told told = Told.byDefault()
                .arrival(0, "/")
                .call("A", 5)
                .arrival(10 * DAY, "/")
                .arrival(20 * DAY, "/");
        told.form(20 * DAY + 1, "/f");
        var before = told.touchpoints();
        told.watermark(25 * DAY);
        assertThat(told.visitor.sessions()).hasSize(3);
        // Nothing but its start is left of the session behind the call that stays.
        assertThat(told.visitor.sessions().get(1).isCut()).isTrue();
        assertThat(told.visitor.sessions().get(2).isCut()).isFalse();
        told.watermark(5 + 30 * DAY);
        assertThat(told.visitor.facts()).isZero();
        assertThat(told.visitor.past()).isEqualTo(new Past(Told.millis(20 * DAY), true, null));
        assertThat(told.touchpoints()).isEqualTo(before);
        told.arrival(40 * DAY, "/").call("B", 40 * DAY + 1);
        assertThat(told.touchpoints()).endsWith(40 * DAY + " MERGED B");
    }

    @Test
    void whatIsRememberedGoesWithTheJourney() {
        Told told = Told.byDefault().arrival(0, "/").watermark(2 * DAY);
        assertThat(told.visitor.facts()).isZero();
        assertThat(told.visitor.past()).isNotNull();
        assertThat(told.due()).isEqualTo(new Deadline(Told.millis(91 * DAY), true));
        told.watermark(91 * DAY);
        assertThat(told.due()).isNull();
    }

    @Test
    void aFirstVisitThatLedToNothingStaysAsItIsButTakesNoMoreCalls() {
        Told told = Told.byDefault().arrival(0, "/");
        assertThat(told.last.due()).isEqualTo(new Deadline(Told.millis(91 * DAY), true));
        told.webWatermark(150 + DAY - A_MILLISECOND).lowerWatermarkAlone(150 + DAY - A_MILLISECOND);
        assertThat(told.call("A", 5, 150 + DAY, false).touchpoints()).containsExactly("0 MERGED A FT LC");

        told = Told.byDefault().arrival(0, "/");
        told.webWatermark(150 + DAY).lowerWatermarkAlone(150 + DAY);
        assertThat(told.call("A", 5, 150 + DAY, false).touchpoints())
                .containsExactly("0 VISIT FT", "5 NO_SESSION A LC");
    }

    @Test
    void aVisitThatIsPublishedIsNotKeptLongerThanItsCallsMayTake() {
        Told told = new Told(Told.rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ALWAYS, 0, 500));
        Deadline soon = new Deadline(Told.millis(150 + DAY), false);
        assertThat(told.arrival(0, "/").last.due()).isEqualTo(soon);
        assertThat(Told.byDefault().arrival(0, "/").form(1, "/f").last.due()).isEqualTo(soon);
    }

    @Test
    void aForgottenFirstVisitIsPublishedWithTheLeadAndWithdrawnWithIt() {
        Told told = Told.byDefault().arrival(0, "/").watermark(2 * DAY).call("A", 3 * DAY);
        assertThat(told.touchpoints()).containsExactly("0 VISIT FT", 3 * DAY + " NO_SESSION A LC");
        told.call("A", 3 * DAY, 3 * DAY + 1, true);
        assertThat(told.touchpoints()).isEmpty();
    }

    @Test
    void beyondTheCapTheOldestGoEarlyAndPublishNothing() {
        Told told = new Told(Told.rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 5));
        for (int i = 0; i < 20; i++) {
            told.arrival(i * HOUR, "/" + i).call("A" + (char) ('a' + i), i * HOUR + 1);
            assertThat(told.visitor.facts()).isLessThanOrEqualTo(5);
        }
        assertThat(told.last.evicted()).isPositive();
        assertThat(told.touchpoints()).hasSize(20).first().isEqualTo("0 MERGED Aa FT LC");
        assertThat(told.touchpoints().subList(1, 20)).noneMatch(words -> words.contains("LC"));
    }

    @Test
    void pendingEventsOfOneSessionAreSettledBeforeAnythingGoes() {
        Told told = new Told(Told.rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 5));
        told.arrival(0, "/");
        for (int i = 1; i < 20; i++) {
            told.form(i, "/f" + i);
            assertThat(told.visitor.facts()).isLessThanOrEqualTo(5);
        }
        assertThat(told.touchpoints()).containsExactly("0 FORM_SUBMIT FT LC");
        assertThat(told.call("A", 25).touchpoints()).containsExactly("0 FORM_SUBMIT FT LC", "25 SESSION_TAKEN A");
    }

    @Test
    void beyondTheCapABoundedInputPublishesWhatGoesOnceAndBeforeItGoes() {
        Rules rules = Told.rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 20);
        VisitorRules visitorRules = new VisitorRules(rules);
        Visitor visitor = new Visitor(0);
        List<Update.Change> changes = new ArrayList<>();
        int most = 0;
        for (int i = 0; i < 100; i++) {
            long time = Told.millis(i * HOUR);
            changes.addAll(visitorRules.collect(visitor, Told.event(EventType.PAGE_VIEW, time, "/" + i)));
            changes.addAll(visitorRules.collect(visitor, Told.event(EventType.FORM_SUBMIT, time + 1, "/f")));
            most = Math.max(most, visitor.facts());
        }
        assertThat(most).isEqualTo(20);
        assertThat(changes).isNotEmpty();
        changes.addAll(visitorRules.finish(visitor));
        assertThat(visitor.settledSessions()).isEqualTo(100);
        assertThat(visitor.evictedFacts()).isBetween(70L, 100L);
        assertThat(changes)
                .extracting(change -> change.touchpoint().date())
                .containsExactlyElementsOf(IntStream.range(0, 100)
                        .mapToObj(i -> Told.millis(i * HOUR))
                        .toList());
        assertThat(changes).extracting(Update.Change::revision).isSorted().doesNotHaveDuplicates();
        assertThat(changes)
                .filteredOn(change -> change.touchpoint().firstTouch())
                .hasSize(1);
        assertThat(changes)
                .filteredOn(change -> change.touchpoint().leadCreation())
                .hasSize(1);
    }

    @Test
    void theCapItselfIsAllowed() {
        Told told = new Told(Told.rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 5));
        for (int i = 0; i < 5; i++) {
            told.arrival(i * HOUR, "/" + i);
        }
        assertThat(told.last.evicted()).isZero();
        assertThat(told.visitor.facts()).isEqualTo(5);
        assertThat(told.arrival(5 * HOUR, "/").last.evicted()).isEqualTo(1);
        assertThat(told.visitor.facts()).isEqualTo(5);
    }
}
