package io.calltouchpoints.run;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** When Flink runs this program to get a job from it: with {@code flink run}, through the web interface, in application mode. */
public final class Submission {

    private Submission() {}

    public static boolean byFlink() {
        return !(StreamExecutionEnvironment.getExecutionEnvironment() instanceof LocalStreamEnvironment);
    }

    /** Runs the command; failures are thrown, since ending the process would end a JobManager. */
    public static void execute(CommandLine root, String[] args) throws Exception {
        StringWriter err = new StringWriter();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        root.setErr(new PrintWriter(err));
        root.setExecutionExceptionHandler((exception, command, parsed) -> {
            failure.set(exception);
            return CommandLine.ExitCode.SOFTWARE;
        });
        int code = root.execute(args);
        Exception thrown = failure.get();
        if (thrown != null) {
            throw thrown;
        }
        if (code != CommandLine.ExitCode.OK) {
            throw new IllegalArgumentException(err.toString());
        }
    }
}
