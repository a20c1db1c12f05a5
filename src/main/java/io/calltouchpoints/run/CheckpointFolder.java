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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** The folder of one embedded job's checkpoints, savepoints and working files; one process at a time has it. */
final class CheckpointFolder implements AutoCloseable {

    /** Below the folder: the job's id, then {@code chk-N}; or {@code savepoints}, then the savepoint's name. */
    private static final int DEPTH = 3;

    /** How Flink names a savepoint: with so much of its job's id. */
    private static final int ID_IN_SAVEPOINT = 6;

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
            CheckpointFolder opened = new CheckpointFolder(absolute, channel);
            // Of a process that was killed.
            opened.clearWorkingFiles();
            return opened;
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

    /** For files that are of no use when the process has ended; Flink leaves some behind. */
    Path workingFiles() {
        return folder.resolve("working");
    }

    /**
     * The newest complete checkpoint or savepoint of the job.
     *
     * @throws Refusal when there are some of another job: it would take them for its own, or start without
     */
    Optional<Path> latest(JobID job) throws Refusal {
        if (newest(path -> !isOf(job, path)).isPresent()) {
            throw new Refusal(
                    "checkpoint.folder %s: holds checkpoints of a job with another group or until; name another folder"
                            .formatted(folder));
        }
        return newest(path -> true);
    }

    private Optional<Path> newest(Predicate<Path> which) {
        try (Stream<Path> files =
                Files.find(folder, DEPTH, (path, attributes) -> path.endsWith("_metadata") && attributes.size() > 0)) {
            return files.filter(which)
                    .max(Comparator.comparing(CheckpointFolder::written))
                    .map(Path::getParent);
        } catch (IOException e) {
            throw new UncheckedIOException("checkpoint.folder " + folder + ": cannot be read", e);
        }
    }

    private boolean isOf(JobID job, Path metadata) {
        String id = job.toString();
        Path checkpoint = folder.relativize(metadata.getParent());
        return checkpoint.startsWith(id)
                || checkpoint.getFileName().toString().startsWith("savepoint-" + id.substring(0, ID_IN_SAVEPOINT));
    }

    private static FileTime written(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clearWorkingFiles() throws IOException {
        FileUtils.deleteDirectory(workingFiles().toFile());
    }

    @Override
    public void close() {
        try (lock) {
            clearWorkingFiles();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
