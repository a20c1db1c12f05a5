package io.calltouchpoints.inspect;

import io.calltouchpoints.ingest.FieldValue;
import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Timeline.CallPlace;
import io.calltouchpoints.journey.Timeline.Visit;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.publish.TouchpointJson;
import io.calltouchpoints.state.StoredTask;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A visitor as one JSON object. Touchpoints are as published, but that each has the visitor's latest revision. */
final class VisitorJson {

    private final VisitorReport report;

    VisitorJson(VisitorReport report) {
        this.report = report;
    }

    /** @param options under which the report was made */
    String write(Map<String, String> options) {
        Visitor visitor = report.visitor();
        return JsonObject.of(json -> json.text("bizibleId", report.bizibleId())
                .number("revision", visitor.revision())
                .time("nextLook", orNull(visitor.timer()))
                .object("past", past(visitor.past()))
                .array("sessions", report.timeline().visits(), this::session)
                .array("calls", report.timeline().calls(), this::call)
                .array("pendingWebEvents", visitor.pending(), VisitorJson::event)
                .rawArray(
                        "touchpoints",
                        report.timeline().touchpoints().stream()
                                .map(this::touchpoint)
                                .toList())
                .array("tasks", report.tasks().entrySet(), this::task)
                .object("options", object -> options.forEach(object::text)));
    }

    private static @Nullable Consumer<JsonObject> past(@Nullable Past past) {
        return past == null
                ? null
                : json -> json.time("last", past.last())
                        .flag("converted", past.converted())
                        .object("firstVisit", orNull(past.firstVisit()));
    }

    private void session(JsonObject json, Visit visit) {
        WebEvent first = visit.session().first();
        Form form = visit.session().form();
        Touchpoint touchpoint = report.ofSession(visit.session().start());
        json.time("start", visit.session().start())
                .time("end", visit.end())
                .flag("settled", visit.settled())
                .flag("cut", first == null)
                .object("first", orNull(first))
                .object(
                        "form",
                        form == null
                                ? null
                                : object -> object.text("eventType", EventWords.member(form.type()))
                                        .time("timestamp", form.time())
                                        .text("url", form.url()))
                .text("touchpointId", touchpoint == null ? null : report.touchpointId(touchpoint))
                .time("keptUntil", visit.keptUntil());
    }

    private void call(JsonObject json, CallPlace place) {
        Call call = place.call();
        Touchpoint touchpoint = place.touchpoint();
        Visit session = place.session();
        Long since = touchpoint == null ? null : touchpoint.sinceSessionStart();
        json.text("taskId", call.taskId())
                .time("callDate", call.time())
                .flag("silent", call.silent())
                .text("type", call.type())
                .text("callMatch", touchpoint == null ? null : touchpoint.callMatch())
                .text("why", report.reasons().of(place))
                .time(
                        "sessionStart",
                        session == null ? null : (Long) session.session().start())
                .decimal("minutesAfterSessionStart", since == null ? null : (Double) (Words.tenths(since) / 10.0))
                .text("touchpointId", touchpoint == null ? null : report.touchpointId(touchpoint))
                .time("keptUntil", place.keptUntil());
    }

    private static void event(JsonObject json, WebEvent event) {
        json.text("eventType", EventWords.member(event.type()))
                .time("timestamp", event.time())
                .text("url", event.url())
                .text("referrer", event.referrer())
                .flag("arrives", event.arrives());
    }

    private String touchpoint(Touchpoint touchpoint) {
        byte[] json = new TouchpointJson(report.callMedium())
                .write(
                        report.bizibleId(),
                        report.visitor().revision(),
                        touchpoint,
                        report.describe(touchpoint.landing()));
        return new String(json, StandardCharsets.UTF_8);
    }

    private void task(JsonObject json, Map.Entry<String, StoredTask> entry) {
        TaskImage.Snapshot image = entry.getValue().image();
        TaskImage.Announced told = image.announced();
        json.text("taskId", entry.getKey())
                .text("kind", report.kind(entry.getValue()))
                .object(
                        "told",
                        told == null
                                ? null
                                : object -> object.text("bizibleId", told.bizibleId())
                                        .time("callDate", told.call().time())
                                        .flag("silent", told.call().silent()))
                .time("nextLook", orNull(entry.getValue().timer()))
                .object("deleted", field(image.deleted()))
                .object("fields", object -> new TreeMap<>(image.fields())
                        .forEach((name, value) -> object.object(name, field(value))));
    }

    private static @Nullable Consumer<JsonObject> field(@Nullable FieldValue field) {
        return field == null
                ? null
                : json -> json.text("value", field.value())
                        .time("version", field.version())
                        .number("sequence", field.sequence());
    }

    private static @Nullable Consumer<JsonObject> orNull(@Nullable WebEvent event) {
        return event == null ? null : json -> event(json, event);
    }

    private static @Nullable Long orNull(long timer) {
        return timer == Visitor.NO_TIMER ? null : (Long) timer;
    }
}
