package io.calltouchpoints.replay;

import io.calltouchpoints.ingest.Origin;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.IteratorResultIterator;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/** The lines of one file, decoded, in batches. */
final class LinesReader<T> implements BulkFormat.Reader<T> {

    private static final int BATCH_LINES = 1_000;
    private static final int BATCH_BYTES = 1 << 20;

    private final Path file;
    private final LineScanner lines;
    private final LineDecoder<T> decoder;
    private final long given;
    private long read;

    /** @param given how many records an earlier reader has given out, which then are left out here */
    LinesReader(Path file, LineScanner lines, LineDecoder<T> decoder, long given) {
        this.file = file;
        this.lines = lines;
        this.decoder = decoder;
        this.given = given;
    }

    @Override
    public BulkFormat.@Nullable RecordIterator<T> readBatch() throws IOException {
        List<T> batch = new ArrayList<>();
        int linesLeft = BATCH_LINES;
        int bytesLeft = BATCH_BYTES;
        while (linesLeft > 0 && bytesLeft > 0 && next()) {
            byte[] line = lines.line();
            linesLeft--;
            bytesLeft -= line.length;
            batch.addAll(decoder.decode(line, origin(), lines.tooLong()));
        }
        if (linesLeft == BATCH_LINES) {
            return null;
        }
        int leftOut = (int) Math.min(batch.size(), Math.max(0, given - read));
        long before = read + leftOut;
        read += batch.size();
        Iterator<T> records = batch.listIterator(leftOut);
        return new IteratorResultIterator<>(records, CheckpointedPosition.NO_OFFSET, before);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private boolean next() throws IOException {
        try {
            return lines.next();
        } catch (IOException e) {
            throw LinesFormat.unreadable(file, e);
        }
    }

    private Origin origin() {
        return new Origin(file.getName(), null, lines.number(), null, null);
    }
}
