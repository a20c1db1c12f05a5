package io.calltouchpoints.state;

import java.io.IOException;
import java.util.function.IntFunction;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/** Keeps the version of a {@link VersionedSerializer} beside what it wrote. */
public abstract class VersionedSnapshot<T> implements TypeSerializerSnapshot<T> {

    private final IntFunction<? extends VersionedSerializer<T>> serializers;
    private final int current;
    private int version;

    /** @param serializers makes the serializer that reads a version */
    protected VersionedSnapshot(int current, IntFunction<? extends VersionedSerializer<T>> serializers) {
        this.serializers = serializers;
        this.current = current;
        this.version = current;
    }

    @Override
    public final int getCurrentVersion() {
        return 1;
    }

    @Override
    public final void writeSnapshot(DataOutputView out) throws IOException {
        out.writeInt(version);
    }

    @Override
    public final void readSnapshot(int snapshotVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        version = in.readInt();
        if (version > current) {
            // A restart would only fail again.
            throw new SuppressRestartsException(new NewerStateException(getClass(), version, current));
        }
    }

    @Override
    public final TypeSerializer<T> restoreSerializer() {
        return serializers.apply(version);
    }

    @Override
    public final TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (old.getClass() != getClass()) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        int stored = ((VersionedSnapshot<T>) old).version;
        if (stored == current) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return stored < current
                ? TypeSerializerSchemaCompatibility.compatibleAfterMigration()
                : TypeSerializerSchemaCompatibility.incompatible();
    }
}
