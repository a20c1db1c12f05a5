package io.calltouchpoints.state;

import io.calltouchpoints.journey.Update.Change;

/** A new version of one visitor's touchpoint. */
public record TouchpointChange(String bizibleId, Change change) {}
