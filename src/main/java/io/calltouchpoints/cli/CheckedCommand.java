package io.calltouchpoints.cli;

import java.util.List;

/** A command that looks at its arguments before it does anything. */
public interface CheckedCommand {

    /**
     * What is wrong with the arguments, each in one line; empty when the command can run. Called once before the command
     * runs, also when picocli has found mistakes of its own: arguments may be missing.
     */
    List<String> mistakes();
}
