package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged jar as users start it: a process of its own, nothing opened or exported to it. */
public final class StandaloneJar {

    private static final long PATIENCE_SECONDS = 120;

    private StandaloneJar() {}

    /** What a process left behind. */
    public record Result(int status, String out, String err) {}

    public static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        Path temporary = Files.createTempDirectory(folder, "tmp");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary,
                "-jar",
                System.getProperty("standalone.jar")));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "stdout", ".txt");
        Path err = Files.createTempFile(folder, "stderr", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Redirect.from(
                        Files.createTempFile(folder, "stdin", ".txt").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
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
}
