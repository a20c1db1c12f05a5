package io.calltouchpoints.run;

import io.calltouchpoints.job.Kind;
import io.calltouchpoints.job.Kinds;
import io.calltouchpoints.job.Option;
import java.util.List;

/** The options of the Flink cluster inside the process; a cluster of its own has them in its configuration. */
public final class EmbeddedOptions {

    /** Tasks of a graph all talk to each other. */
    private static final int MOST_PARALLEL = 128;

    private static final int LAST_PORT = 65_535;

    public static final Option<String> CHECKPOINT_FOLDER = new Option<>(
            "checkpoint.folder",
            "call-touchpoints-checkpoints",
            "",
            "embedded cluster",
            "folder of checkpoints; a job that starts again goes on from the latest there",
            new Kind<>("DIR", "a folder", EmbeddedOptions::filled));

    public static final Option<Long> CHECKPOINT_INTERVAL = new Option<>(
            "checkpoint.interval",
            "10 s",
            "",
            "embedded cluster",
            "time between checkpoints; with delivery exactly-once also the time until touchpoints are visible",
            Kinds.DURATION);

    public static final Option<Integer> PARALLELISM = new Option<>(
            "parallelism",
            "",
            "number of processors",
            "embedded cluster",
            "how many subtasks each operator has",
            new Kind<>("NUMBER", "a whole number from 1 to " + MOST_PARALLEL, EmbeddedOptions::parallelism));

    public static final Option<Integer> WEB_UI_PORT = new Option<>(
            "web-ui.port",
            "8081",
            "",
            "embedded cluster",
            "port of Flink's web interface, on this machine only; 0 takes a free one",
            new Kind<>("PORT", "a port from 0 to " + LAST_PORT, text -> within(0, LAST_PORT, Integer.parseInt(text))));

    /** In the order of the help text. */
    public static final List<Option<?>> ALL = List.of(CHECKPOINT_FOLDER, CHECKPOINT_INTERVAL, PARALLELISM, WEB_UI_PORT);

    private EmbeddedOptions() {}

    private static int parallelism(String text) {
        return text.isEmpty()
                ? Math.min(MOST_PARALLEL, Runtime.getRuntime().availableProcessors())
                : within(1, MOST_PARALLEL, Integer.parseInt(text));
    }

    private static int within(int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(value + " is not from " + least + " to " + most);
        }
        return value;
    }

    private static String filled(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }
}
