package io.calltouchpoints.attribution;

/** One alternative in a cell of a channel sheet. */
sealed interface Condition permits Glob, BuiltInTest {

    boolean fits(Column column, Visit visit);

    /** As it stands in the sheet. */
    String text();
}
