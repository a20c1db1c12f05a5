package io.calltouchpoints.cluster;

import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.model.Crowd;
import io.calltouchpoints.model.HistoryOptions;
import io.calltouchpoints.model.TaskOptions;
import java.util.List;
import java.util.Map;

/** Sessions of seconds and journeys of a minute, so that within a test on the wall clock everything happens, forgetting too. */
final class QuickRules {

    static final Map<String, String> OPTIONS = Map.of(
            "session.timeout", "4 s",
            "call.clock-skew", "1 s",
            "call.near-miss", "3 s",
            "call.max-delay", "10 s",
            "correction.window", "20 s",
            "journey.timeout", "40 s",
            "web.out-of-orderness", "2 s",
            "tasks.out-of-orderness", "2 s");

    private QuickRules() {}

    /** A crowd that appears from now on and for so many milliseconds. */
    static List<Crowd.Due> crowd(long seed, int visitors, int webPartitions, long millis) throws InvalidOptions {
        Options options = Options.parse(OPTIONS);
        HistoryOptions history =
                new HistoryOptions(options.rules(), TaskOptions.DEFAULT, options.webOutOfOrderness(), webPartitions);
        long now = System.currentTimeMillis();
        return Crowd.random(seed, history, options.tasksOutOfOrderness(), visitors, now, now + millis);
    }
}
