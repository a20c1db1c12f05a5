package io.calltouchpoints.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record did to a visitor.
 *
 * @param due when the visitor is to be looked at again ({@link VisitorRules#expire}), epoch milliseconds UTC
 * @param evicted facts that went early because of {@code visitor.max-facts}
 */
public record Update(Kind kind, List<Change> changes, long due, int evicted) {

    public enum Kind {
        /** Too late: rejected, the visitor is as before. */
        LATE,
        /** The visitor is as before. */
        UNCHANGED,
        /** The visitor has to be stored. */
        CHANGED
    }

    /** A new version of a touchpoint; null: it is no more. */
    public record Change(Touchpoint.Id id, @Nullable Touchpoint touchpoint, long revision) {}

    static final Update LATE = new Update(Kind.LATE, List.of(), 0, 0);
    static final Update UNCHANGED = new Update(Kind.UNCHANGED, List.of(), 0, 0);
}
