package io.calltouchpoints.replay;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.flink.api.connector.sink2.SinkWriter;

/** Writes beside the file, and gives it its name at the end of the input. */
final class OrderedFileWriter implements SinkWriter<byte[]> {

    private static final int BUFFER = 256 * 1024;

    private final Path file;
    private final Path unfinished;
    private final OutputStream out;

    OrderedFileWriter(Path file) throws IOException {
        this.file = file;
        unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        out = new BufferedOutputStream(Files.newOutputStream(unfinished), BUFFER);
    }

    @Override
    public void write(byte[] line, Context context) throws IOException {
        out.write(line);
        out.write('\n');
    }

    @Override
    public void flush(boolean endOfInput) throws IOException {
        if (endOfInput) {
            out.close();
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }
}
