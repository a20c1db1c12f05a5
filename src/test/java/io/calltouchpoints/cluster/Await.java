package io.calltouchpoints.cluster;

import java.time.Duration;
import java.util.function.Supplier;

/** Waits for conditions. */
final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long PAUSE_MILLIS = 50;

    /** A condition on something that may be away for a while. */
    interface Condition {
        boolean holds() throws Exception;
    }

    private Await() {}

    static void until(String what, Condition condition) throws InterruptedException {
        until(what, condition, () -> "");
    }

    /** @param more what else to say when it never comes true; may also throw to end the waiting at once */
    static void until(String what, Condition condition, Supplier<String> more) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                last = e;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        throw new AssertionError("not within " + PATIENCE.toSeconds() + " s: " + what + " " + more.get(), last);
    }
}
