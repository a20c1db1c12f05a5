package io.calltouchpoints.local;

import io.calltouchpoints.cli.Refusal;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The folder with a broker's data. */
final class BrokerFolder {

    private static final String META = "meta.properties";
    private static final String LOCK = ".lock";

    private final Path folder;

    BrokerFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    Path path() {
        return folder;
    }

    /**
     * Made if it is not there, and given what Kafka wants of a new one.
     *
     * @throws Refusal when it is no folder, used for something else, or in use
     */
    void prepare(int nodeId, String controllerListener) throws IOException, Refusal {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Refusal("%s is a file, and must be a folder".formatted(folder));
        }
        Files.createDirectories(folder);
        if (Files.exists(folder.resolve(META))) {
            checkNotInUse();
        } else if (holdsFiles()) {
            throw new Refusal("%s holds files and is no broker's folder; name another".formatted(folder));
        } else {
            format(nodeId, controllerListener);
        }
    }

    private boolean holdsFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        }
    }

    /** Kafka holds this lock, too; its own message of it names neither folder nor remedy. */
    private void checkNotInUse() throws IOException, Refusal {
        try (FileChannel lock =
                        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.tryLock()) {
            if (held == null) {
                throw inUse();
            }
        } catch (OverlappingFileLockException e) {
            throw inUse();
        }
    }

    private Refusal inUse() {
        return new Refusal("%s is in use by another broker".formatted(folder));
    }

    private void format(int nodeId, String controllerListener) throws IOException {
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(nodeId)
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(controllerListener)
                .setMetadataLogDirectory(folder.toString())
                .setDirectories(List.of(folder.toString()));
        try {
            formatter.run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("%s cannot be made a broker's folder".formatted(folder), e);
        }
    }
}
