package io.calltouchpoints.inspect;

import io.calltouchpoints.cli.CommandSource;
import java.util.List;

/** The commands that need Flink's State Processor API. */
public final class InspectCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(InspectCommand.create());
    }
}
