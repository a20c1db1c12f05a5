package io.calltouchpoints.publish;

import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import java.time.Instant;

/** One session and its touchpoints. */
final class PublishFixtures {

    static final String BIZIBLE_ID = "abc";
    static final String TASK = "00T5e00001AbCdEEAV";
    static final long SESSION = Instant.parse("2016-12-08T20:17:00Z").toEpochMilli();

    static final VisitDescription WEB = new VisitDescription(
            "Google AdWords",
            "CPC",
            "Paid Search",
            "Paid Search.AdWords",
            "campaign",
            "content",
            "keyword",
            "ad",
            "group",
            "a.example/x",
            "www.google.com/",
            "Safari (10.1)",
            "Mac OS (10.12)");

    private PublishFixtures() {}

    static WebEvent landing(String url, String referrer) {
        return new WebEvent(
                EventType.PAGE_VIEW, SESSION, url, referrer, null, "United States", "Washington", "Seattle", true);
    }

    static Touchpoint form(EventType type, boolean firstTouch, boolean leadCreation) {
        Form form = new Form(type, SESSION + 60_000, "http://a.example/form?x");
        return new Touchpoint(
                new Touchpoint.Id(SESSION, null),
                SESSION,
                landing("u", null),
                form,
                null,
                null,
                null,
                firstTouch,
                leadCreation);
    }

    static Touchpoint call(CallMatch match, String type) {
        boolean merged = match == CallMatch.MERGED;
        Call call = new Call(TASK, SESSION + 60_000, false, type, null, null, null);
        return new Touchpoint(
                merged ? new Touchpoint.Id(SESSION, null) : new Touchpoint.Id(null, TASK),
                merged ? SESSION : call.time(),
                merged ? landing("u", null) : null,
                null,
                call,
                match,
                match == CallMatch.NO_SESSION ? null : (Long) 60_000L,
                false,
                false);
    }
}
