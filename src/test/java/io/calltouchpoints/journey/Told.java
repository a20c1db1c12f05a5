package io.calltouchpoints.journey;

import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import io.calltouchpoints.journey.Rules.SessionExpiry;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One visitor told of in words; times are minutes, watermarks those that the test sets. */
final class Told {

    static final long MINUTE = 60_000;
    static final int HOUR = 60;
    static final int DAY = 24 * HOUR;
    static final String OUTSIDE = "https://www.google.com/";

    final Rules rules;
    final Visitor visitor;
    private final VisitorRules visitorRules;
    private final Map<Touchpoint.Id, Touchpoint> latest = new HashMap<>();
    private long web = Long.MIN_VALUE;
    private long lower = Long.MIN_VALUE;
    Update last;

    Told(Rules rules) {
        this.rules = rules;
        this.visitorRules = new VisitorRules(rules);
        this.visitor = new Visitor(0);
    }

    static Told byDefault() {
        return new Told(rules(SessionExpiry.FIXED, SessionCalls.FIRST, FirstTouchPublish.ON_LEAD, 0, 500));
    }

    static Rules rules(SessionExpiry expiry, SessionCalls calls, FirstTouchPublish publish, long skew, int maxFacts) {
        return new Rules(
                30 * MINUTE,
                expiry,
                calls,
                skew * MINUTE,
                2 * HOUR * MINUTE,
                DAY * MINUTE,
                30 * DAY * MINUTE,
                publish,
                90 * DAY * MINUTE,
                maxFacts);
    }

    Told view(double minute, String url) {
        return event(EventType.PAGE_VIEW, minute, url, null, false);
    }

    Told arrival(double minute, String url) {
        return event(EventType.PAGE_VIEW, minute, url, OUTSIDE, true);
    }

    Told form(double minute, String url) {
        return event(EventType.FORM_SUBMIT, minute, url, null, false);
    }

    Told chat(double minute) {
        return event(EventType.WEB_CHAT, minute, null, null, false);
    }

    private Told event(EventType type, double minute, String url, String referrer, boolean arrives) {
        return take(visitorRules.web(
                visitor,
                new WebEvent(type, millis(minute), url, referrer, null, null, null, null, arrives),
                new Marks(web, lower)));
    }

    Told call(String id, double minute) {
        return call(id, minute, minute, false);
    }

    Told call(String id, double minute, double toldAt, boolean silent) {
        Call call = new Call(id, millis(minute), silent, "Call", null, null, null);
        return take(visitorRules.call(visitor, call, millis(toldAt), new Marks(web, lower)));
    }

    private Told take(Update update) {
        last = update;
        update.changes().forEach(change -> {
            if (change.touchpoint() == null) {
                latest.remove(change.id());
            } else {
                latest.put(change.id(), change.touchpoint());
            }
        });
        return this;
    }

    Told webWatermark(double minute) {
        web = millis(minute);
        return this;
    }

    /** Both watermarks, and the timer if it is due. */
    Told watermark(double minute) {
        web = millis(minute);
        lower = web;
        visitorRules.expire(visitor, new Marks(web, lower));
        return this;
    }

    Told lowerWatermarkAlone(double minute) {
        lower = millis(minute);
        return this;
    }

    @Nullable
    Deadline due() {
        return visitorRules.expire(visitor, new Marks(web, lower));
    }

    /** Each touchpoint as {@code date position/match}, in order of date. */
    List<String> touchpoints() {
        return latest.values().stream()
                .sorted(Comparator.comparingLong(Touchpoint::date)
                        .thenComparing(
                                touchpoint -> String.valueOf(touchpoint.id().taskId())))
                .map(Told::words)
                .toList();
    }

    private static String words(Touchpoint touchpoint) {
        String kind = touchpoint.call() != null
                ? touchpoint.callMatch() + " " + touchpoint.call().taskId()
                : touchpoint.form() != null ? touchpoint.form().type().name() : "VISIT";
        return touchpoint.date() / MINUTE
                + " "
                + kind
                + (touchpoint.firstTouch() ? " FT" : "")
                + (touchpoint.leadCreation() ? " LC" : "");
    }

    static WebEvent event(EventType type, long time, String url) {
        return new WebEvent(type, time, url, null, null, null, null, null, false);
    }

    static long millis(double minute) {
        return Math.round(minute * MINUTE);
    }
}
