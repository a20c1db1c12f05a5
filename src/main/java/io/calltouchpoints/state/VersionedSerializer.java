package io.calltouchpoints.state;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * A hand-written binary format with a version: whatever is stored under an older version is read by that version's reader and
 * written anew. A change of format raises {@link #version()} and keeps the old branch in {@link #read}.
 */
public abstract class VersionedSerializer<T> extends TypeSerializer<T> {

    private static final long serialVersionUID = 1L;

    private final int readVersion;

    protected VersionedSerializer(int readVersion) {
        this.readVersion = readVersion;
    }

    /** The version that is written. */
    public abstract int version();

    protected abstract void write(T value, DataOutputView out) throws IOException;

    /** Reads what {@link #write} of that version wrote. */
    protected abstract T read(int version, DataInputView in) throws IOException;

    @Override
    public final void serialize(T value, DataOutputView out) throws IOException {
        write(value, out);
    }

    @Override
    public final T deserialize(DataInputView in) throws IOException {
        return read(readVersion, in);
    }

    @Override
    public final T deserialize(T reuse, DataInputView in) throws IOException {
        return read(readVersion, in);
    }

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // Flink asks for null where no instance can be made in advance
    public final T createInstance() {
        return null;
    }

    @Override
    public final T copy(T from) {
        if (isImmutableType()) {
            return from;
        }
        try {
            DataOutputSerializer out = new DataOutputSerializer(256);
            write(from, out);
            return read(version(), new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
        } catch (IOException e) {
            throw new IllegalStateException("copy in memory", e);
        }
    }

    @Override
    public final T copy(T from, T reuse) {
        return copy(from);
    }

    @Override
    public final void copy(DataInputView source, DataOutputView target) throws IOException {
        write(read(readVersion, source), target);
    }

    @Override
    public final int getLength() {
        return -1;
    }

    @Override
    public final TypeSerializer<T> duplicate() {
        return this;
    }

    @Override
    @SuppressWarnings("EqualsGetClass") // two serializers of one class write the same
    public final boolean equals(@Nullable Object other) {
        return other != null
                && other.getClass() == getClass()
                && ((VersionedSerializer<?>) other).readVersion == readVersion;
    }

    @Override
    public final int hashCode() {
        return getClass().hashCode() + readVersion;
    }
}
