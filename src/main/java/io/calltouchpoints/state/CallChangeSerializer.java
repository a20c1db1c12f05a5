package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A call on its way from its Task to its visitor. */
public final class CallChangeSerializer extends VersionedSerializer<CallChange> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    public CallChangeSerializer() {
        this(VERSION);
    }

    private CallChangeSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(CallChange value, DataOutputView out) throws IOException {
        Wire.writeText(value.bizibleId(), out);
        FactFormat.writeCall(value.call(), out);
        Wire.writeLong(value.toldAt(), out);
        OriginFormat.write(value.origin(), out);
    }

    @Override
    protected CallChange read(int version, DataInputView in) throws IOException {
        return new CallChange(Wire.readRequired(in), FactFormat.readCall(in), Wire.readLong(in), OriginFormat.read(in));
    }

    @Override
    public TypeSerializerSnapshot<CallChange> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<CallChange> {
        public Snapshot() {
            super(VERSION, CallChangeSerializer::new);
        }
    }
}
