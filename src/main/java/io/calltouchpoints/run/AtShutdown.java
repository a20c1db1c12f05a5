package io.calltouchpoints.run;

import java.io.PrintWriter;

/** What must end well although the process is told to end, with Ctrl-C or by a service manager. */
final class AtShutdown {

    private AtShutdown() {}

    static void close(EmbeddedRun run, PrintWriter err) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!run.isClosed()) {
                err.println("Ending, with a savepoint.");
                err.flush();
                run.close();
            }
        }));
    }
}
