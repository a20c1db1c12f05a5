package io.calltouchpoints.publish;

import io.calltouchpoints.journey.CallMatch;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as it is published, or its withdrawal.
 *
 * @param date {@code touchpointDate}, epoch milliseconds UTC; 0 when withdrawn
 * @param json one JSON object in UTF-8; null when withdrawn
 */
@SuppressWarnings("ArrayRecordComponent") // bytes, passed on and never compared
public record PublishedTouchpoint(
        String touchpointId, long date, @Nullable CallMatch callMatch, byte @Nullable [] json) {}
