package io.calltouchpoints.benchmark;

import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * A job runs for weeks, so the time in which its code is still being compiled says nothing. On two cores the compiler takes half
 * a core for ten seconds (a count) to 90 (the product from topic to topic): who is measured before is measured with a core and a half.
 */
final class WarmUp {

    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration AT_MOST_LONGER = Duration.ofMinutes(2);
    private static final double QUIET = 0.1;

    private WarmUp() {}

    /** Waits, and then on until the compiler is busy for less than a tenth of the time, or two minutes have passed. */
    static void await(Duration atLeast) throws InterruptedException {
        await(atLeast, () -> false);
    }

    /** @param over there is no time left to warm up */
    static void await(Duration atLeast, BooleanSupplier over) throws InterruptedException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long begin = System.nanoTime();
        long end = begin + atLeast.plus(AT_MOST_LONGER).toNanos();
        long busy;
        do {
            long before = compiler.getTotalCompilationTime();
            Thread.sleep(LOOK.toMillis());
            busy = compiler.getTotalCompilationTime() - before;
        } while (!over.getAsBoolean()
                && System.nanoTime() < end
                && (System.nanoTime() - begin < atLeast.toNanos() || busy > QUIET * LOOK.toMillis()));
    }
}
