package io.calltouchpoints.cluster;

import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.model.Crowd;
import io.calltouchpoints.model.HistoryOptions;
import io.calltouchpoints.model.TaskOptions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The job's options with all times short, so that within one test everything happens, forgetting too. */
final class ShortRules {

    /** For traffic on the wall clock. */
    static final Map<String, String> SECONDS = options("s");

    /** For traffic that was recorded: some hours of it. */
    static final Map<String, String> MINUTES = options("min");

    private ShortRules() {}

    private static Map<String, String> options(String unit) {
        Map<String, String> options = new TreeMap<>(Map.of(
                "session.timeout", "4",
                "call.clock-skew", "1",
                "call.near-miss", "3",
                "call.max-delay", "10",
                "correction.window", "20",
                "journey.timeout", "40",
                "web.out-of-orderness", "2",
                "tasks.out-of-orderness", "2",
                "source.max-drift", "10"));
        options.replaceAll((name, number) -> number + " " + unit);
        return options;
    }

    /** As the job itself reads them; those of its Kafka side are not among them. */
    static Options parsed(Map<String, String> options) throws InvalidOptions {
        Map<String, String> ofTheRules = new TreeMap<>(options);
        ofTheRules.keySet().removeIf(name -> name.equals("source.max-drift"));
        return Options.parse(ofTheRules);
    }

    /**
     * @param from when the first may come, epoch milliseconds
     * @param millis for how long visitors come
     */
    static List<Crowd.Due> crowd(
            Map<String, String> given, long seed, int visitors, int webPartitions, long from, long millis)
            throws InvalidOptions {
        Options options = parsed(given);
        HistoryOptions history =
                new HistoryOptions(options.rules(), TaskOptions.DEFAULT, options.webOutOfOrderness(), webPartitions);
        return Crowd.random(seed, history, options.tasksOutOfOrderness(), visitors, from, from + millis);
    }
}
