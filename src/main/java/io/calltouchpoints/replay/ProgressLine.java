package io.calltouchpoints.replay;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** One line on the terminal, written anew each second; nothing where nobody looks. */
final class ProgressLine implements AutoCloseable {

    private final ReplayProgress progress;
    private final PrintWriter err;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "replay-progress");
        thread.setDaemon(true);
        return thread;
    });

    private int width;

    ProgressLine(ReplayProgress progress, PrintWriter err) {
        this.progress = progress;
        this.err = err;
    }

    ProgressLine start(boolean terminal) {
        if (terminal) {
            var unused = clock.scheduleAtFixedRate(this::show, 1, 1, TimeUnit.SECONDS);
        }
        return this;
    }

    static String text(ReplaySummary summary) {
        return String.format(
                Locale.ROOT,
                "%,d records read, %,d touchpoints, %,d rejected",
                summary.webEvents() + summary.taskRecords(),
                summary.touchpoints(),
                summary.allRejected());
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
        String text = text(progress.summary());
        err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }
}
