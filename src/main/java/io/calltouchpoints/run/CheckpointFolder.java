package io.calltouchpoints.run;

import io.calltouchpoints.cli.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder of one embedded job's checkpoints and savepoints; one process at a time has it. */
final class CheckpointFolder implements AutoCloseable {

    /** Below the folder: the job's id, then {@code chk-N}; or {@code savepoints}, then the savepoint's name. */
    private static final int DEPTH = 3;

    private final Path folder;
    private final FileChannel lock;

    private CheckpointFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static CheckpointFolder open(Path folder) throws Refusal {
        Path absolute = folder.toAbsolutePath().normalize();
        try {
            Files.createDirectories(absolute);
            FileChannel channel =
                    FileChannel.open(absolute.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new Refusal(
                        "checkpoint.folder %s: another job is running in it; each needs its own".formatted(folder));
            }
            return new CheckpointFolder(absolute, channel);
        } catch (IOException e) {
            throw new Refusal("checkpoint.folder %s: cannot be written (%s)".formatted(folder, e));
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    String checkpoints() {
        return folder.toUri().toString();
    }

    String savepoints() {
        return folder.resolve("savepoints").toUri().toString();
    }

    /** For files of the web interface. */
    String webUi() {
        return folder.resolve("web-ui").toString();
    }

    /** The newest complete checkpoint or savepoint. */
    Optional<Path> latest() {
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (path, attributes) -> path.endsWith("_metadata") && attributes.size() > 0)) {
            return files.max(Comparator.comparing(CheckpointFolder::written)).map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint.folder " + folder + ": cannot be read", e);
        }
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
