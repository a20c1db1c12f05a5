package io.calltouchpoints.inspect;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Session;
import io.calltouchpoints.journey.Timeline;
import io.calltouchpoints.journey.Timeline.CallPlace;
import io.calltouchpoints.journey.Timeline.Visit;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.publish.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why a call merged with a session, or did not, in words. */
final class CallReason {

    private final Timeline timeline;
    private final @Nullable Past past;
    private final Rules rules;

    CallReason(Timeline timeline, @Nullable Past past, Rules rules) {
        this.timeline = timeline;
        this.past = past;
        this.rules = rules;
    }

    String of(CallPlace place) {
        Touchpoint touchpoint = place.touchpoint();
        if (touchpoint == null) {
            return "Withdrawn, or no call at present (deleted, or outbound and ignored): it makes no touchpoint, and may come back.";
        }
        return switch (Objects.requireNonNull(touchpoint.callMatch())) {
            case MERGED -> merged(place, touchpoint);
            case SESSION_TAKEN -> taken(place);
            case SESSION_EXPIRED -> expired(place);
            case NO_SESSION -> alone(place);
        };
    }

    private String merged(CallPlace place, Touchpoint touchpoint) {
        String why = touchpoint.id().taskId() == null
                ? "It is the session's first conversion."
                : "It is not the session's first conversion; session.calls all merges it all the same.";
        return "Made %s. %s".formatted(inside(place), why);
    }

    private String taken(CallPlace place) {
        return "Made %s, but the session's one touchpoint went to an earlier conversion: %s."
                .formatted(inside(place), taker(visit(place).session()));
    }

    private String expired(CallPlace place) {
        Visit visit = visit(place);
        long time = place.call().time();
        return "Too late: the session of %s began %s before the call and was over at %s, %s before it. A session explains a call for %s after its end."
                .formatted(
                        Times.iso(visit.session().start()),
                        Words.minutes(time - visit.session().start()),
                        Times.iso(visit.end()),
                        Words.minutes(time - visit.end()),
                        Words.option("call.near-miss", rules.nearMiss()));
    }

    private String alone(CallPlace place) {
        List<String> sentences = new ArrayList<>();
        sentences.add("No session near it.");
        sentences.add(before(place));
        Visit after = place.after();
        if (after != null) {
            sentences.add("The next one began at %s, %s after the call; that counts only within %s."
                    .formatted(
                            Times.iso(after.session().start()),
                            Words.minutes(after.session().start() - place.call().time()),
                            Words.option("call.clock-skew", rules.clockSkew())));
        }
        return String.join(" ", sentences);
    }

    private String before(CallPlace place) {
        Visit before = place.before();
        if (before == null) {
            return past == null
                    ? "This visitor had none before it, as far as is known."
                    : "What this visitor did up to %s has been forgotten.".formatted(Times.iso(past.last()));
        } else if (before.session().isCut()) {
            return "The latest one, of %s, has been cut down to its start: its time for calls is over."
                    .formatted(Times.iso(before.session().start()));
        }
        return "The latest one, of %s, was over at %s, %s before the call; a session explains a call for %s after its end."
                .formatted(
                        Times.iso(before.session().start()),
                        Times.iso(before.end()),
                        Words.minutes(place.call().time() - before.end()),
                        Words.option("call.near-miss", rules.nearMiss()));
    }

    /** Where in its session the call is. */
    private String inside(CallPlace place) {
        Visit visit = visit(place);
        long start = visit.session().start();
        if (place.at() != place.call().time()) {
            return "%s before the session of %s began, within %s, and counted as made at its start"
                    .formatted(
                            Words.minutes(start - place.call().time()),
                            Times.iso(start),
                            Words.option("call.clock-skew", rules.clockSkew()));
        }
        return "%s after the session of %s began, before it was over at %s"
                .formatted(Words.minutes(place.call().time() - start), Times.iso(start), Times.iso(visit.end()));
    }

    private String taker(Session session) {
        for (Touchpoint touchpoint : timeline.touchpoints()) {
            boolean itsOwn = Objects.equals(touchpoint.id().sessionStart(), session.start())
                    && touchpoint.id().taskId() == null;
            Form form = touchpoint.form();
            Call call = touchpoint.call();
            if (itsOwn && form != null) {
                return "the %s at %s on %s"
                        .formatted(EventWords.name(form.type()), Times.iso(form.time()), EventWords.url(form.url()));
            } else if (itsOwn && call != null && touchpoint.callMatch() == CallMatch.MERGED) {
                return "the call at %s of Task %s".formatted(Times.iso(call.time()), call.taskId());
            }
        }
        throw new IllegalStateException("A session is taken by something.");
    }

    private static Visit visit(CallPlace place) {
        return Objects.requireNonNull(place.session());
    }
}
