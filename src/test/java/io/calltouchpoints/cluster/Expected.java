package io.calltouchpoints.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.attribution.Attribution;
import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.model.BatchEvaluation;
import io.calltouchpoints.model.BatchTasks;
import io.calltouchpoints.model.TaskOptions;
import io.calltouchpoints.publish.TouchpointIds;
import io.calltouchpoints.publish.TouchpointJson;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The touchpoints that must be there in the end, by one plain evaluation of all that was sent; every member of them. */
final class Expected {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Options options;
    private final Arrivals arrivals;
    private final Attribution attribution;
    private final TouchpointJson json;

    private Expected(Options options) {
        this.options = options;
        arrivals = options.arrivals();
        attribution = new Attribution(options.attribution());
        json = new TouchpointJson(options.callMedium());
    }

    /** By touchpoint id, as JSON; the revision, which depends on the order of arrival, is 0. */
    static Map<String, JsonNode> touchpoints(
            Map<String, List<WebEvent>> events, Collection<TaskChange> changes, Map<String, String> given)
            throws Exception {
        return new Expected(ShortRules.parsed(given)).evaluate(events, changes);
    }

    private Map<String, JsonNode> evaluate(Map<String, List<WebEvent>> events, Collection<TaskChange> changes)
            throws IOException {
        Map<String, List<Call>> calls = BatchTasks.calls(changes, TaskOptions.DEFAULT);
        TreeSet<String> visitors = new TreeSet<>(events.keySet());
        visitors.addAll(calls.keySet());
        Map<String, JsonNode> result = new TreeMap<>();
        for (String visitor : visitors) {
            List<WebEvent> seen = events.getOrDefault(visitor, List.of()).stream()
                    .map(this::seen)
                    .toList();
            var touchpoints =
                    BatchEvaluation.touchpoints(seen, calls.getOrDefault(visitor, List.of()), options.rules());
            for (Touchpoint touchpoint : touchpoints.values()) {
                result.put(
                        TouchpointIds.touchpointId(visitor, touchpoint.id()),
                        JSON.readTree(json.write(visitor, 0, touchpoint, describe(touchpoint))));
            }
        }
        return result;
    }

    /** Whether it is an arrival, as the options have it. */
    private WebEvent seen(WebEvent event) {
        return new WebEvent(
                event.type(),
                event.time(),
                event.url(),
                event.referrer(),
                event.userAgent(),
                event.geoCountry(),
                event.geoRegion(),
                event.geoCity(),
                event.type() == EventType.PAGE_VIEW && arrivals.arrives(event.url(), event.referrer()));
    }

    private VisitDescription describe(Touchpoint touchpoint) {
        WebEvent landing = touchpoint.landing();
        return landing == null
                ? VisitDescription.STANDALONE_CALL
                : attribution.describe(landing.url(), landing.referrer(), landing.userAgent());
    }
}
