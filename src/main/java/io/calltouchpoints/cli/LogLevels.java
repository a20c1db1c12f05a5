package io.calltouchpoints.cli;

import java.util.Map;

/** How much libraries may log while a command runs, where the user has not set it with {@code -D}. */
public final class LogLevels {

    private static final String FLINK = "flink.log.level";
    private static final String KAFKA = "kafka.log.level";

    /** These tell why they failed in one line of their own, and a log would get between the lines that they print. */
    private static final Map<String, Map<String, String>> OF_COMMANDS =
            Map.of("replay", Map.of(FLINK, "off"), "demo", Map.of(FLINK, "error", KAFKA, "error"));

    private LogLevels() {}

    /** To be called before anything logs: log4j2.properties is read then, and only once. */
    public static void set(String[] args) {
        Map<String, String> levels = args.length == 0 ? Map.of() : OF_COMMANDS.getOrDefault(args[0], Map.of());
        levels.forEach((property, level) -> {
            if (System.getProperty(property) == null) {
                System.setProperty(property, level);
            }
        });
    }
}
