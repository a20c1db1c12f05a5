package io.calltouchpoints.cli;

import java.io.PrintWriter;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** One line on the terminal, written anew each second; nothing where nobody looks. */
public final class ProgressLine implements AutoCloseable {

    private final Supplier<String> text;
    private final PrintWriter err;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "progress");
        thread.setDaemon(true);
        return thread;
    });

    private int width;

    /** @param text what to show, asked for each second */
    public ProgressLine(Supplier<String> text, PrintWriter err) {
        this.text = text;
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
        String line = text.get();
        err.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        err.flush();
        width = line.length();
    }
}
