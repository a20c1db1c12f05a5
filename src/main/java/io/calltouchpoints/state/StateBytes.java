package io.calltouchpoints.state;

import io.calltouchpoints.journey.Visitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/** How many bytes a value takes in state, without its key and before compression. */
public final class StateBytes {

    private static final int USUAL = 512;

    private StateBytes() {}

    public static int of(Visitor visitor) {
        return of(visitor, new VisitorSerializer());
    }

    public static int of(StoredTask task) {
        return of(task, new StoredTaskSerializer());
    }

    private static <T> int of(T value, VersionedSerializer<T> serializer) {
        DataOutputSerializer out = new DataOutputSerializer(USUAL);
        try {
            serializer.serialize(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.length();
    }
}
