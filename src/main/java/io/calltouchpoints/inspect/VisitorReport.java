package io.calltouchpoints.inspect;

import io.calltouchpoints.attribution.Attribution;
import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Timeline;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.publish.CallMedium;
import io.calltouchpoints.publish.TouchpointIds;
import io.calltouchpoints.state.StoredTask;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One visitor as it is in state, and what the rules make of it.
 *
 * @param tasks images of the Tasks that are or were this visitor's calls, by Task id
 */
record VisitorReport(
        String bizibleId,
        Visitor visitor,
        Timeline timeline,
        SortedMap<String, StoredTask> tasks,
        Rules rules,
        InputRules input,
        Attribution attribution,
        CallMedium callMedium) {

    static VisitorReport of(String bizibleId, Visitor visitor, SortedMap<String, StoredTask> tasks, Options options) {
        return new VisitorReport(
                bizibleId,
                visitor,
                Timeline.of(visitor, options.rules()),
                tasks,
                options.rules(),
                options.input(false),
                new Attribution(options.attribution()),
                options.callMedium());
    }

    CallReason reasons() {
        return new CallReason(timeline, visitor.past(), rules);
    }

    VisitDescription describe(@Nullable WebEvent landing) {
        return landing == null
                ? VisitDescription.STANDALONE_CALL
                : attribution.describe(landing.url(), landing.referrer(), landing.userAgent());
    }

    String touchpointId(Touchpoint touchpoint) {
        return TouchpointIds.touchpointId(bizibleId, touchpoint.id());
    }

    /** The touchpoint that a session makes by itself, or with its first call; null when it makes none. */
    @Nullable
    Touchpoint ofSession(long start) {
        return timeline.touchpoints().stream()
                .filter(touchpoint -> Objects.equals(touchpoint.id().sessionStart(), start)
                        && touchpoint.id().taskId() == null)
                .findAny()
                .orElse(null);
    }

    /** Touchpoints of sessions that have gone: first touches that waited for a conversion. */
    List<Touchpoint> ofThePast() {
        return timeline.touchpoints().stream()
                .filter(touchpoint -> touchpoint.call() == null
                        && timeline.visits().stream()
                                .noneMatch(visit -> Objects.equals(
                                        touchpoint.id().sessionStart(),
                                        visit.session().start())))
                .toList();
    }

    TaskImage.Kind kind(StoredTask task) {
        return new TaskImage(task.image()).kind(input);
    }

    /** Whether the Task is, or was told to be, a call of this visitor. */
    static boolean concerns(String bizibleId, Visitor visitor, String taskId, StoredTask task) {
        TaskImage.Announced announced = task.image().announced();
        return visitor.calls().containsKey(taskId)
                || (announced != null && announced.bizibleId().equals(bizibleId))
                || bizibleId.equals(new TaskImage(task.image()).bizibleId());
    }
}
