package io.calltouchpoints.inspect;

import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.ingest.FieldValue;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Session;
import io.calltouchpoints.journey.Timeline.CallPlace;
import io.calltouchpoints.journey.Timeline.Visit;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.publish.Publisher;
import io.calltouchpoints.publish.Times;
import io.calltouchpoints.state.StoredTask;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A visitor as a timeline for people: what came first stands first, all times UTC. */
final class VisitorText {

    private static final String ROW = "  %-13s %s";
    private static final String TASK_FIELD = "    %-38s %-38s %s/%d";

    private final VisitorReport report;
    private final PrintWriter out;

    VisitorText(VisitorReport report, PrintWriter out) {
        this.report = report;
        this.out = out;
    }

    void print() {
        head();
        List<CallPlace> calls = report.timeline().calls();
        int next = 0;
        for (Visit visit : report.timeline().visits()) {
            for (;
                    next < calls.size()
                            && calls.get(next).call().time() < visit.session().start();
                    next++) {
                call(calls.get(next));
            }
            visit(visit);
        }
        calls.subList(next, calls.size()).forEach(this::call);
        report.visitor().pending().forEach(this::pending);
        report.tasks().forEach(this::task);
        out.flush();
    }

    private void head() {
        Visitor visitor = report.visitor();
        out.println("Visitor " + report.bizibleId());
        row(
                "in state",
                "sessions %d, calls %d, touchpoints %d, web events not yet settled %d"
                        .formatted(
                                report.timeline().visits().size(),
                                report.timeline().calls().size(),
                                report.timeline().touchpoints().size(),
                                visitor.pending().size()));
        row("revision", Long.toString(visitor.revision()));
        row("next look", visitor.timer() == Visitor.NO_TIMER ? "none" : Times.iso(visitor.timer()));
        past(visitor.past());
    }

    private void past(@Nullable Past past) {
        if (past == null) {
            row("forgotten", "nothing");
            return;
        }
        row(
                "forgotten",
                "what was up to %s; that journey %s a conversion"
                        .formatted(Times.iso(past.last()), past.converted() ? "has" : "has not yet"));
        WebEvent firstVisit = past.firstVisit();
        if (firstVisit != null) {
            row(
                    "first touch",
                    "%s on %s, remembered until its journey converts"
                            .formatted(Times.iso(firstVisit.time()), EventWords.url(firstVisit.url())));
        }
        report.ofThePast().forEach(this::touchpoint);
    }

    private void visit(Visit visit) {
        Session session = visit.session();
        out.println();
        out.println("%s  Session, %s%s"
                .formatted(
                        Times.iso(session.start()),
                        "until " + Times.iso(visit.end()),
                        visit.settled() ? "" : ", not yet settled"));
        WebEvent first = session.first();
        if (first == null) {
            row("cut", "only its start is kept: it takes no calls any more and can make no touchpoint");
        } else {
            row("landing page", "%s (%s)".formatted(EventWords.url(first.url()), EventWords.name(first.type())));
            row("referrer", first.referrer() == null ? "none" : first.referrer());
            came(report.describe(first));
        }
        Form form = session.form();
        if (form != null) {
            row(
                    "conversion",
                    "%s at %s on %s"
                            .formatted(
                                    EventWords.name(form.type()), Times.iso(form.time()), EventWords.url(form.url())));
        }
        Touchpoint touchpoint = report.ofSession(session.start());
        if (touchpoint == null) {
            row("touchpoint", "none");
        } else {
            touchpoint(touchpoint);
        }
        row("kept until", Times.iso(visit.keptUntil()));
    }

    private void call(CallPlace place) {
        Call call = place.call();
        Touchpoint touchpoint = place.touchpoint();
        out.println();
        out.println("%s  Call, Task %s%s%s"
                .formatted(
                        Times.iso(call.time()),
                        call.taskId(),
                        call.type() == null ? ", type still blank" : ", " + call.type(),
                        call.durationSeconds() == null ? "" : ", " + call.durationSeconds() + " s"));
        row("match", touchpoint == null ? "none (silent)" : String.valueOf(touchpoint.callMatch()));
        row("why", report.reasons().of(place));
        if (touchpoint != null) {
            touchpoint(touchpoint);
            if (touchpoint.landing() == null) {
                came(report.describe(null));
            }
        }
        row("kept until", Times.iso(place.keptUntil()));
    }

    private void pending(WebEvent event) {
        out.println();
        out.println("%s  Not yet settled: %s".formatted(Times.iso(event.time()), EventWords.name(event.type())));
        row("page", EventWords.url(event.url()));
        row("referrer", event.referrer() == null ? "none" : event.referrer());
        row("arrival", event.arrives() ? "yes" : "no");
    }

    private void task(String taskId, StoredTask task) {
        out.println();
        out.println("Task " + taskId);
        row("is now", TaskWords.of(report.kind(task)));
        row("told", TaskWords.told(task.image().announced()));
        row("next look", task.timer() == Visitor.NO_TIMER ? "none" : Times.iso(task.timer()));
        row("fields", "(value, version that set it)");
        new TreeMap<>(task.image().fields()).forEach(this::field);
        FieldValue deleted = task.image().deleted();
        if (deleted != null) {
            field("(deleted)", deleted);
        }
    }

    private void field(String name, FieldValue field) {
        out.println(TASK_FIELD.formatted(
                name, TaskWords.value(field.value()), Times.iso(field.version()), field.sequence()));
    }

    private void touchpoint(Touchpoint touchpoint) {
        String medium = Publisher.medium(touchpoint, report.describe(touchpoint.landing()), report.callMedium());
        row(
                "touchpoint",
                "%s; %s; medium %s; %s"
                        .formatted(
                                Publisher.position(touchpoint),
                                Publisher.type(touchpoint),
                                medium == null ? "none" : medium,
                                report.touchpointId(touchpoint)));
    }

    private void came(VisitDescription description) {
        row(
                "came from",
                "%s; channel %s (%s)"
                        .formatted(
                                description.touchpointSource(),
                                description.marketingChannel(),
                                description.marketingChannelPath()));
    }

    private void row(String name, @Nullable String text) {
        out.println(ROW.formatted(name, text));
    }
}
