package io.calltouchpoints.journey;

import org.jspecify.annotations.Nullable;

/**
 * What a visitor's state keeps of interactions that have gone.
 *
 * <p>It suffices because what goes is always a prefix in time: all that can still come is later, so the first
 * touch of that journey is fixed, and so is its lead creation once it has a conversion.
 *
 * @param last time of the last interaction gone, epoch milliseconds UTC
 * @param converted whether its journey already had a conversion
 * @param firstVisit first event of that journey's first touch, while it is a web visit not yet published because the
 *     journey has no conversion; else null
 */
public record Past(long last, boolean converted, @Nullable WebEvent firstVisit) {}
