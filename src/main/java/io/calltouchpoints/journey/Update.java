package io.calltouchpoints.journey;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one record did to a visitor.
 *
 * @param before the touchpoints as they were
 * @param due when the visitor is to be looked at again ({@link VisitorRules#expire}), or goes
 * @param evicted facts that went early because of {@code visitor.max-facts}
 */
public record Update(Kind kind, List<Change> changes, List<Touchpoint> before, Deadline due, int evicted) {

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

    private static final Deadline AS_BEFORE = new Deadline(Long.MAX_VALUE, false);

    static final Update LATE = new Update(Kind.LATE, List.of(), List.of(), AS_BEFORE, 0);
    static final Update UNCHANGED = new Update(Kind.UNCHANGED, List.of(), List.of(), AS_BEFORE, 0);

    /** The version that the change replaces, or null when there was none. */
    public @Nullable Touchpoint replaced(Change change) {
        for (Touchpoint touchpoint : before) {
            if (touchpoint.id().equals(change.id())) {
                return touchpoint;
            }
        }
        return null;
    }
}
