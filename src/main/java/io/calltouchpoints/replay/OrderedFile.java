package io.calltouchpoints.replay;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Lines into one file of this machine, in the order of their arrival; set the sink's parallelism to 1.
 *
 * <p>The file has its name only once it is whole: a failed run leaves none.
 *
 * @param file as text, because paths are not serializable
 */
public record OrderedFile(String file) implements Sink<byte[]> {

    public static OrderedFile of(Path folder, String name) {
        return new OrderedFile(folder.toAbsolutePath().resolve(name).toString());
    }

    @Override
    public SinkWriter<byte[]> createWriter(WriterInitContext context) throws IOException {
        int writers = context.getTaskInfo().getNumberOfParallelSubtasks();
        if (writers != 1) {
            throw new IllegalStateException(file + " needs one writer, not " + writers);
        }
        return new OrderedFileWriter(Path.of(file));
    }
}
