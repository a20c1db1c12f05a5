package io.calltouchpoints.ingest;

import io.calltouchpoints.journey.WebEvent;

/** A web event and whose it is, by the normalised BizibleId. */
public record VisitorEvent(String bizibleId, WebEvent event) {}
