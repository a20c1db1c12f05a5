package io.calltouchpoints.cli;

/** A command that also takes options of which only the beginning of the name is known, such as {@code kafka.*}. */
public interface OpenCommand extends CheckedCommand {

    /** @param name without hyphens in front */
    boolean takes(String name);

    /** Called for each such option before {@link #mistakes}, in the order of the command line. */
    void give(String name, String value);
}
