package io.calltouchpoints.model;

import io.calltouchpoints.journey.Touchpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A session at its start, or a standalone call at the time it counts, with all that happened in it. */
final class BatchInteraction {

    /** Time; session before call; calls by call time, then Task id. */
    static final Comparator<BatchInteraction> ORDER = Comparator.<BatchInteraction>comparingLong(i -> i.time)
            .thenComparingInt(i -> i.session == null ? 1 : 0)
            .thenComparingLong(
                    i -> i.session == null ? i.conversions.get(0).call().time() : 0)
            .thenComparing(i -> i.session == null ? i.conversions.get(0).call().taskId() : "");

    /**
     * A touchpoint whose position is not known yet.
     *
     * @param conversion null of a web visit
     * @param own it is the touchpoint of the interaction itself
     */
    record Draft(Touchpoint touchpoint, BatchConversion conversion, boolean own) {}

    final long time;
    /** Null of a standalone call. */
    final BatchSession session;

    final List<BatchConversion> conversions = new ArrayList<>();
    final List<Draft> drafts = new ArrayList<>();

    BatchInteraction(long time, BatchSession session) {
        this.time = time;
        this.session = session;
    }
}
