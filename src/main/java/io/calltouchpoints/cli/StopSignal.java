package io.calltouchpoints.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Tells a command that the process shall end (Ctrl-C, or a polite kill), and holds the process until the command has put
 * everything away. Close it last.
 */
public final class StopSignal implements AutoCloseable {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CompletableFuture<Void> future = new CompletableFuture<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::hold, "stop-signal");

    private StopSignal() {}

    public static StopSignal install() {
        StopSignal signal = new StopSignal();
        Runtime.getRuntime().addShutdownHook(signal.hook);
        return signal;
    }

    /** Whether the process shall end. */
    public boolean given() {
        return asked.getCount() == 0;
    }

    /** Completes when the process shall end. */
    public CompletableFuture<Void> future() {
        return future.copy();
    }

    /** Waits until the process shall end. */
    public void await() throws InterruptedException {
        asked.await();
    }

    /** Waits, but not longer than this; whether the process shall end. */
    public boolean await(long millis) throws InterruptedException {
        return asked.await(Math.max(0, millis), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        done.countDown();
        if (!given()) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // It was given this very moment; the hook ends by itself.
            }
        }
    }

    private void hold() {
        asked.countDown();
        future.complete(null);
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
