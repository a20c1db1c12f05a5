package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.WebEvent;

/** One thing that happens to the job, in order of arrival. */
public sealed interface Step {

    record Web(String visitorId, WebEvent event, int partition) implements Step {}

    record Task(TaskChange change) implements Step {}

    /** No more web events of this time or before. */
    record WebWatermark(long time) implements Step {}

    record TaskWatermark(long time) implements Step {}
}
