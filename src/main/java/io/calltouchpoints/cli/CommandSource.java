package io.calltouchpoints.cli;

import java.util.List;

/** Brings commands to the command line, found by {@link java.util.ServiceLoader}: for those that not every jar has. */
public interface CommandSource {

    /** What picocli takes for a subcommand, in the order of the help text. */
    List<Object> commands();
}
