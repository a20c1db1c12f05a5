package io.calltouchpoints.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line on the terminal, written anew each second; nothing where nobody looks. */
public final class ProgressLine implements AutoCloseable {

    private final Supplier<String> progress;
    private final PrintWriter err;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private int width;

    /** @param progress what to show, asked from a thread of its own */
    public ProgressLine(Supplier<String> progress, PrintWriter err) {
        this.progress = progress;
        this.err = err;
    }

    public ProgressLine start(boolean terminal) {
        if (terminal) {
            var unused = clock.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
        }
        return this;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        try {
            // The last line must not appear over what is printed next.
            clock.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
        }
    }

    private void show() {
        String text = progress.get();
        err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }
}
