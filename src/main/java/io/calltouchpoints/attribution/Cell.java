package io.calltouchpoints.attribution;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;

/** A filled cell of a channel sheet: it fits when one of its alternatives does. */
record Cell(Column column, ImmutableList<Condition> alternatives) {

    boolean fits(Visit visit) {
        return alternatives.stream().anyMatch(condition -> condition.fits(column, visit));
    }

    /** Whether it fits every visit that the other cell fits, as far as can be told from the two alone. */
    boolean covers(Cell other) {
        return other.alternatives.stream()
                .allMatch(theirs -> alternatives.stream().anyMatch(own -> covers(own, theirs, other.column)));
    }

    private boolean covers(Condition own, Condition theirs, Column theirColumn) {
        if (own instanceof Glob glob) {
            return theirs instanceof Glob other
                    ? column == theirColumn && glob.covers(other)
                    : glob.isAnyText() && ((BuiltInTest) theirs).needs(column);
        }
        return own == theirs;
    }

    @Override
    public String toString() {
        return column.title() + " " + alternatives.stream().map(Condition::text).collect(Collectors.joining(";"));
    }
}
