package io.calltouchpoints.cli;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** Flink's own log, for commands that tell in one line of their own why they failed. */
public final class FlinkLog {

    /** {@code java -Dflink.log.level=info -jar …} shows it all the same. */
    private static final String LEVEL = "flink.log.level";

    private FlinkLog() {}

    /** Nothing from now on, but a word before Flink ends the process. It may have begun to log already. */
    public static void off() {
        if (System.getProperty(LEVEL) == null) {
            System.setProperty(LEVEL, "off");
            Configurator.setLevel("org.apache.flink", Level.OFF);
        }
    }
}
