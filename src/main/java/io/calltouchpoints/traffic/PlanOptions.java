package io.calltouchpoints.traffic;

import io.calltouchpoints.job.Durations;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What traffic the user wants. */
final class PlanOptions {

    /** Whatever the day is on which the files are made: they are the same. */
    static final long START_OF_FILES = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

    private static final double MOST = 1_000_000;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "Another seed, other traffic. Default: 1.")
    private long seed = 1;

    @Option(names = "--rate", paramLabel = "NUMBER", description = "Web events a second, on average. Default: 100.")
    private double rate = 100;

    @Option(
            names = "--visitors",
            paramLabel = "NUMBER",
            description = "How many there are; the fewer, the more often each comes back. Default: 100000.")
    private int visitors = 100_000;

    @Option(
            names = "--duration",
            paramLabel = "DURATION",
            description = "How long it goes on, such as 10 min. Default: to Kafka until Ctrl-C.")
    private @Nullable String duration;

    @Option(
            names = "--start",
            paramLabel = "TIME",
            description = "When it begins, in files, such as 2026-01-05T08:00:00Z, which is the default.")
    private @Nullable String start;

    @Option(names = "--daily-rhythm", description = "Quiet nights and busy afternoons (UTC).")
    private boolean dailyRhythm;

    private long end = Long.MAX_VALUE;
    private @Nullable Long begin;

    /** @param files not Kafka */
    void check(boolean files, List<String> mistakes) {
        if (!(rate > 0 && rate <= MOST)) {
            mistakes.add("--rate %s: it takes a number above 0, at most 1000000".formatted(rate));
        }
        if (visitors < 1) {
            mistakes.add("--visitors %d: it takes a whole number from 1".formatted(visitors));
        }
        if (duration != null) {
            checkDuration(duration, mistakes);
        } else if (files) {
            mistakes.add("--duration: is needed with --output, such as 1 h");
        }
        if (start != null && !files) {
            mistakes.add("--start: only with --output; to Kafka it begins now");
        } else if (start != null) {
            checkStart(start, mistakes);
        }
    }

    TrafficPlan plan(long defaultStart) {
        long from = begin == null ? defaultStart : begin;
        long to = end == Long.MAX_VALUE ? end : from + end;
        return new TrafficPlan(seed, visitors, rate, from, to, dailyRhythm, Mixture.USUAL, Pace.REAL);
    }

    private void checkDuration(String text, List<String> mistakes) {
        try {
            end = Durations.parse(text.strip());
        } catch (IllegalArgumentException | ArithmeticException e) {
            end = 0;
        }
        if (end == 0) {
            mistakes.add("--duration %s: it takes a duration above zero such as 30 s, 10 min or 24 h".formatted(text));
        }
    }

    private void checkStart(String text, List<String> mistakes) {
        try {
            begin = Instant.parse(text.strip()).toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            mistakes.add("--start %s: it takes a time such as 2026-01-05T08:00:00Z".formatted(text));
        }
    }
}
