package io.calltouchpoints.journey;

import org.jspecify.annotations.Nullable;

/**
 * One touchpoint of a visitor, before source and channel are worked out.
 *
 * @param id what tells it from the visitor's others
 * @param date start of its session; of a standalone call its call time; epoch milliseconds UTC
 * @param landing first event of the session, null for a standalone call
 * @param form the form or chat that is the conversion, or null
 * @param call the call, or null
 * @param callMatch null without a call
 * @param sinceSessionStart from session start to call in milliseconds, never below 0; null without a session near the call
 * @param firstTouch it is the first touch of its journey
 * @param leadCreation it is the earliest conversion of its journey
 */
public record Touchpoint(
        Id id,
        long date,
        @Nullable WebEvent landing,
        @Nullable Form form,
        @Nullable Call call,
        @Nullable CallMatch callMatch,
        @Nullable Long sinceSessionStart,
        boolean firstTouch,
        boolean leadCreation) {

    /**
     * @param sessionStart epoch milliseconds UTC, null for a standalone call
     * @param taskId null for a session's own touchpoint
     */
    public record Id(@Nullable Long sessionStart, @Nullable String taskId) {}

    public boolean conversion() {
        return form != null || call != null;
    }
}
