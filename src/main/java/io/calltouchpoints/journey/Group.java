package io.calltouchpoints.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session with the calls that belong to it or are explained by it; or a call on its own. What stays together, and goes
 * together.
 *
 * @param calls in order; silent ones included
 */
record Group(@Nullable Session session, List<PlacedCall> calls) {

    /** How a call stands to the session of its group. */
    enum Place {
        IN,
        EXPIRED,
        ALONE
    }

    /** @param at when the call counts: its time, or with {@code call.clock-skew} the start of the session after it */
    record PlacedCall(Call call, Place place, long at) {}

    /**
     * When no record within the bounds can make the group matter any more, compared with the lower watermark:
     * until {@code expiry + near-miss + max-delay} a new call may belong to the session or be explained by it; until
     * {@code call time + correction.window} a known call may change.
     */
    long deadline(Rules rules) {
        long deadline = session == null ? Long.MIN_VALUE : sessionDeadline(session, rules);
        for (PlacedCall placed : calls) {
            deadline = Math.max(deadline, Times.plus(placed.call.time(), rules.correctionWindow()));
        }
        return deadline;
    }

    static long sessionDeadline(Session session, Rules rules) {
        return Times.plus(session.expiry(), Times.plus(rules.nearMiss(), rules.maxDelay()));
    }
}
