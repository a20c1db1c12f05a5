package io.calltouchpoints.ingest;

import io.calltouchpoints.journey.WebEvent;

/** A web event and whose it is. @param bizibleId normalised */
public record VisitorEvent(String bizibleId, WebEvent event) {}
