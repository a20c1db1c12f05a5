package io.calltouchpoints.replay;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.core.fs.Path;

/**
 * Files of lines, {@code .gz} too, decoded inside the source, where line numbers are known. A file is read as one piece,
 * because a line's number depends on all lines before it.
 */
public final class LinesFormat<T> implements BulkFormat<T, FileSourceSplit> {

    private static final long serialVersionUID = 1L;

    private final LineDecoder<T> decoder;
    private final int maxBytes;
    private final TypeInformation<T> type;

    /** @param maxBytes {@code record.max-bytes}: longer lines come as too long */
    public LinesFormat(LineDecoder<T> decoder, int maxBytes, TypeInformation<T> type) {
        this.decoder = decoder;
        this.maxBytes = maxBytes;
        this.type = type;
    }

    /** A bounded source of a file, or of all files below a folder but those that are hidden. */
    public FileSource<T> source(java.nio.file.Path path) {
        return FileSource.forBulkFileFormat(this, VisibleFiles.path(path))
                .setFileEnumerator(VisibleFiles::new)
                .build();
    }

    @Override
    public LinesReader<T> createReader(Configuration config, FileSourceSplit split) throws IOException {
        return createReader(split.path(), 0);
    }

    private LinesReader<T> createReader(Path file, long given) throws IOException {
        InputStream bytes = null;
        try {
            bytes = file.getFileSystem().open(file);
            boolean zipped = file.getName().toLowerCase(Locale.ROOT).endsWith(".gz");
            InputStream text = zipped ? new GZIPInputStream(bytes, 64 * 1024) : bytes;
            return new LinesReader<>(file, new LineScanner(text, maxBytes), decoder, given);
        } catch (IOException e) {
            if (bytes != null) {
                bytes.close();
            }
            throw unreadable(file, e);
        }
    }

    /** Reads again from the start: only a batch job, which takes no checkpoints, uses this. */
    @Override
    public LinesReader<T> restoreReader(Configuration config, FileSourceSplit split) throws IOException {
        long given = split.getReaderPosition()
                .map(position -> position.getRecordsAfterOffset())
                .orElse(0L);
        return createReader(split.path(), given);
    }

    @Override
    public boolean isSplittable() {
        return false;
    }

    @Override
    public TypeInformation<T> getProducedType() {
        return type;
    }

    /** Without a cause, so that this, and not the bare words of the gzip reader, is at the bottom of a failed job. */
    static IOException unreadable(Path file, IOException e) {
        // Its message is the bare name.
        String why = e instanceof AccessDeniedException ? "permission denied" : e.getMessage();
        IOException named = new IOException("cannot read " + file.getPath() + ": " + why);
        named.addSuppressed(e);
        return named;
    }
}
