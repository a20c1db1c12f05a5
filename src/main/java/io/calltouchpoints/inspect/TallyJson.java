package io.calltouchpoints.inspect;

import java.util.Map;

/** Counts as one JSON object. */
final class TallyJson {

    private TallyJson() {}

    static String of(Tally tally, Map<String, String> options) {
        return JsonObject.of(json -> {
            for (String name : new String[] {
                "visitors",
                "visitorsWithPastOnly",
                "visitorBytes",
                "sessions",
                "sessionsCut",
                "pendingWebEvents",
                "calls",
                "callsSilent"
            }) {
                json.number(name, tally.number(name));
            }
            json.numbers("callsByMatch", tally.calls());
            json.number("touchpoints", tally.number("touchpoints"));
            json.numbers("touchpointsByType", tally.types());
            json.numbers("touchpointsByPosition", tally.positions());
            json.number("taskImages", tally.number("taskImages"));
            json.number("taskImageBytes", tally.number("taskImageBytes"));
            json.numbers("taskImagesByKind", tally.tasks());
            json.object("factsAVisitor", facts -> facts.number("p50", tally.facts(0.5))
                    .number("p99", tally.facts(0.99))
                    .number("p999", tally.facts(0.999))
                    .number("max", tally.facts(1)));
            json.array(
                    "largestVisitors", tally.largest(), (object, large) -> object.text("bizibleId", large.bizibleId())
                            .number("facts", large.facts())
                            .number("bytes", large.bytes()));
            json.object("options", object -> options.forEach(object::text));
        });
    }
}
