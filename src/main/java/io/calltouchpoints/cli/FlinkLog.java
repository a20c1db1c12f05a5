package io.calltouchpoints.cli;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;

/** The logs of Flink and of Kafka in this process, for commands that tell in one line of their own why they failed. */
public final class FlinkLog {

    private static final String FLINK = "flink.log.level";
    private static final String KAFKA = "kafka.log.level";

    private FlinkLog() {}

    /**
     * Nothing of Flink from now on, but a word before Flink ends the process. It may have begun to log already.
     * {@code java -Dflink.log.level=info -jar …} shows it all the same.
     */
    public static void off() {
        set(FLINK, Level.OFF, List.of("org.apache.flink"));
    }

    /** No warnings from now on, of neither; {@code -Dflink.log.level} and {@code -Dkafka.log.level} as above. */
    public static void errorsOnly() {
        set(FLINK, Level.ERROR, List.of("org.apache.flink"));
        set(KAFKA, Level.ERROR, List.of("org.apache.kafka", "kafka"));
    }

    private static void set(String property, Level level, List<String> loggers) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, level.name());
            loggers.forEach(logger -> Configurator.setLevel(logger, level));
        }
    }
}
