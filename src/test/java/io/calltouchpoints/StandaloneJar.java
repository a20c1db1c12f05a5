package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged jar as users start it: a process of its own, nothing opened or exported to it. */
public final class StandaloneJar implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 120;
    private static final long POLL_MILLIS = 50;

    private final List<String> command;
    private final Path temporary;
    private final Path out;
    private final Path err;
    private final Process process;

    private StandaloneJar(Path folder, Map<String, String> environment, List<String> arguments) throws IOException {
        temporary = Files.createTempDirectory(folder, "tmp");
        command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                System.getProperty("standalone.jar")));
        command.addAll(arguments);
        out = Files.createTempFile(folder, "stdout", ".txt");
        err = Files.createTempFile(folder, "stderr", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        process = builder.directory(folder.toFile())
                .redirectInput(Redirect.from(
                        Files.createTempFile(folder, "stdin", ".txt").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    /** What a process left behind. */
    public record Result(int status, String out, String err) {}

    public static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        try (StandaloneJar jar = start(folder, arguments)) {
            return jar.result();
        }
    }

    /** Closing it kills the process if it is still there. */
    public static StandaloneJar start(Path folder, String... arguments) throws IOException {
        return start(folder, Map.of(), arguments);
    }

    /** @param environment over that of this process */
    public static StandaloneJar start(Path folder, Map<String, String> environment, String... arguments)
            throws IOException {
        return new StandaloneJar(folder, environment, List.of(arguments));
    }

    /** Waits until the process has written so to its standard output; all that it has written by then. */
    public String await(String text) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        String written = Files.readString(out);
        while (!written.contains(text)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError(
                        "no \"" + text + "\" from " + command + "\n" + written + Files.readString(err));
            }
            Thread.sleep(POLL_MILLIS);
            written = Files.readString(out);
        }
        return written;
    }

    /**
     * As service managers end a process, and as Ctrl-C does. Not the latter's signal: a shell has what it starts in the background
     * ignore that, and all that is started there.
     */
    void terminate() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-TERM", Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    /** Nothing can be put away. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    Path temporary() {
        return temporary;
    }

    /** Waits for the end of the process. */
    Result result() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end: " + command + "\n" + Files.readString(err));
        }
        assertThat(temporary)
                .as("what %s left behind", command)
                .isDirectoryNotContaining("glob:**.jar")
                .isDirectoryNotContaining("glob:**/minicluster*")
                .isDirectoryNotContaining("glob:**/call-touchpoints-inspect*");
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
