package io.calltouchpoints.local;

import io.calltouchpoints.cli.CommandSource;
import java.util.List;

/** The commands that need a broker inside the process. */
public final class LocalCommands implements CommandSource {

    @Override
    public List<Object> commands() {
        return List.of(new BrokerCommand(), DemoCommand.create());
    }
}
