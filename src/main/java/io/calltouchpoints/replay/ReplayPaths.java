package io.calltouchpoints.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a replay's files. */
final class ReplayPaths {

    private ReplayPaths() {}

    static void checkInput(String option, @Nullable Path path, List<String> mistakes) {
        if (path == null) {
            return;
        }
        if (!Files.exists(path)) {
            mistakes.add("%s %s: there is no such file or folder".formatted(option, path));
        } else if (!Files.isReadable(path)) {
            mistakes.add("%s %s: may not be read".formatted(option, path));
        }
    }

    static void checkOutput(@Nullable Path output, boolean overwrite, List<String> mistakes) {
        if (output == null) {
            return;
        }
        if (!Files.exists(output)) {
            checkParent(output, mistakes);
        } else if (!Files.isDirectory(output)) {
            mistakes.add("--output %s: is a file, and must be a folder".formatted(output));
        } else if (!Files.isWritable(output) || !Files.isReadable(output)) {
            mistakes.add("--output %s: may not be read and written".formatted(output));
        } else if (!overwrite && holdsFiles(output)) {
            mistakes.add("--output %s: is not empty; name another folder, or add --overwrite".formatted(output));
        }
    }

    /** Whether the folder can be made. */
    private static void checkParent(Path output, List<String> mistakes) {
        Path parent = output.toAbsolutePath().normalize().getParent();
        while (parent != null && !Files.exists(parent)) {
            parent = parent.getParent();
        }
        if (parent != null && !(Files.isDirectory(parent) && Files.isWritable(parent))) {
            mistakes.add("--output %s: cannot be made in %s".formatted(output, parent));
        }
    }

    /** Else the next replay would read what this one wrote. */
    static void checkApart(String option, @Nullable Path input, @Nullable Path output, List<String> mistakes) {
        if (input == null || output == null) {
            return;
        }
        Path out = real(output);
        Path in = real(input);
        boolean inside = Stream.of(ReplayRequest.TOUCHPOINTS, ReplayRequest.REJECTED)
                .map(out::resolve)
                .anyMatch(file -> file.startsWith(in));
        if (inside) {
            mistakes.add("--output %s: lies inside of %s %s".formatted(output, option, input));
        }
    }

    /** An empty folder, without files of an earlier run. */
    static void prepare(Path output) throws IOException {
        Files.createDirectories(output);
        Files.deleteIfExists(output.resolve(ReplayRequest.TOUCHPOINTS));
        Files.deleteIfExists(output.resolve(ReplayRequest.REJECTED));
    }

    /** With all links followed, those above what is not there yet, too. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return path.toRealPath();
        } catch (IOException e) {
            Path parent = absolute.getParent();
            return parent == null ? absolute : real(parent).resolve(absolute.getFileName());
        }
    }

    private static boolean holdsFiles(Path folder) {
        String @Nullable [] names = folder.toFile().list();
        return names != null && names.length > 0;
    }
}
