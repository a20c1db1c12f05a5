package io.calltouchpoints.journey;

import io.calltouchpoints.journey.Group.Place;
import io.calltouchpoints.journey.Group.PlacedCall;
import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks a visitor's groups in order of time, tells journeys apart, and makes their touchpoints with their positions.
 *
 * <p>The first conversion met in a journey is its earliest, so it is the lead creation: a session's conversion is before
 * every other conversion up to the session's end, and all that is explained by a session is before the next one.
 */
final class JourneyWalk {

    private final Rules rules;
    private final Consumer<Touchpoint> touchpoints;
    private boolean begun;
    private long last = Long.MIN_VALUE;
    private boolean converted;
    private @Nullable WebEvent firstVisit;

    JourneyWalk(@Nullable Past past, Rules rules, Consumer<Touchpoint> touchpoints) {
        this.rules = rules;
        this.touchpoints = touchpoints;
        if (past != null) {
            begun = true;
            last = past.last();
            converted = past.converted();
            firstVisit = past.firstVisit();
        }
    }

    /** What is to be kept of all that was walked; null when it held no interaction. */
    @Nullable
    Past past() {
        return begun ? new Past(last, converted, firstVisit) : null;
    }

    void walk(Group group) {
        Session session = group.session();
        List<PlacedCall> calls = loud(group.calls());
        int merged = session == null ? 0 : walkSession(session, calls);
        for (PlacedCall placed : calls.subList(merged, calls.size())) {
            boolean first = interaction(placed.at());
            touchpoints.accept(standalone(placed, session, first, conversion()));
        }
    }

    /** Most groups have no call at all, and this is asked of every group of a visitor at every change. */
    private static List<PlacedCall> loud(List<PlacedCall> calls) {
        return calls.isEmpty()
                ? calls
                : calls.stream().filter(placed -> !placed.call().silent()).toList();
    }

    /** @return how many of the calls are merged with the session, the first ones */
    private int walkSession(Session session, List<PlacedCall> calls) {
        boolean first = interaction(session.start());
        int in = 0;
        while (in < calls.size() && calls.get(in).place() == Place.IN) {
            in++;
        }
        Form form = session.form();
        if (in > 0 && (form == null || calls.get(0).at() < form.time())) {
            touchpoints.accept(merged(session, calls.get(0).call(), null, first, conversion()));
            return 1 + alsoMerged(session, calls.subList(1, in));
        }
        if (form != null) {
            Touchpoint.Id id = new Touchpoint.Id(session.start(), null);
            touchpoints.accept(
                    new Touchpoint(id, session.start(), session.first(), form, null, null, null, first, conversion()));
            return alsoMerged(session, calls.subList(0, in));
        }
        if (first) {
            firstVisit(session.first());
        }
        return 0;
    }

    /** With {@code session.calls all} the other calls of a session that has its conversion are merged, too. */
    private int alsoMerged(Session session, List<PlacedCall> others) {
        if (rules.sessionCalls() == SessionCalls.FIRST) {
            return 0;
        }
        for (PlacedCall placed : others) {
            touchpoints.accept(merged(session, placed.call(), placed.call().taskId(), false, false));
        }
        return others.size();
    }

    /** @return whether it is the first of its journey */
    private boolean interaction(long time) {
        boolean first = !begun || time - last > rules.journeyTimeout();
        if (first) {
            converted = false;
            firstVisit = null;
        }
        last = Math.max(last, time);
        begun = true;
        return first;
    }

    /** Notes a conversion of the journey, and whether it is the lead creation. */
    private boolean conversion() {
        boolean leadCreation = !converted;
        converted = true;
        if (firstVisit != null) {
            touchpoints.accept(webVisit(firstVisit));
            firstVisit = null;
        }
        return leadCreation;
    }

    private void firstVisit(@Nullable WebEvent landing) {
        if (landing != null && rules.firstTouchPublish() == FirstTouchPublish.ALWAYS) {
            touchpoints.accept(webVisit(landing));
        } else {
            firstVisit = landing;
        }
    }

    private static Touchpoint webVisit(WebEvent landing) {
        return new Touchpoint(
                new Touchpoint.Id(landing.time(), null), landing.time(), landing, null, null, null, null, true, false);
    }

    private static Touchpoint merged(
            Session session, Call call, @Nullable String taskId, boolean first, boolean leadCreation) {
        return new Touchpoint(
                new Touchpoint.Id(session.start(), taskId),
                session.start(),
                session.first(),
                null,
                call,
                CallMatch.MERGED,
                since(session, call),
                first,
                leadCreation);
    }

    private static Touchpoint standalone(
            PlacedCall placed, @Nullable Session session, boolean first, boolean leadCreation) {
        CallMatch match =
                switch (placed.place()) {
                    case IN -> CallMatch.SESSION_TAKEN;
                    case EXPIRED -> CallMatch.SESSION_EXPIRED;
                    case ALONE -> CallMatch.NO_SESSION;
                };
        Call call = placed.call();
        Long since = session == null ? null : since(session, call);
        return new Touchpoint(
                new Touchpoint.Id(null, call.taskId()),
                call.time(),
                null,
                null,
                call,
                match,
                since,
                first,
                leadCreation);
    }

    private static long since(Session session, Call call) {
        return Math.max(0, call.time() - session.start());
    }
}
