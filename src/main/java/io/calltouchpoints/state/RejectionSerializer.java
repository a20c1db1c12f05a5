package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.Rejection;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A rejected record on its way to the sink. */
public final class RejectionSerializer extends VersionedSerializer<Rejection> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    public RejectionSerializer() {
        this(VERSION);
    }

    private RejectionSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(Rejection value, DataOutputView out) throws IOException {
        Wire.writeText(value.reason().name(), out);
        Wire.writeText(value.detail(), out);
        OriginFormat.write(value.origin(), out);
        Wire.writeText(value.bizibleId(), out);
        Wire.writeText(value.taskId(), out);
        Wire.writeBytes(value.raw(), out);
    }

    @Override
    protected Rejection read(int version, DataInputView in) throws IOException {
        return new Rejection(
                Reason.valueOf(Wire.readRequired(in)),
                Wire.readRequired(in),
                OriginFormat.read(in),
                Wire.readText(in),
                Wire.readText(in),
                Wire.readBytes(in));
    }

    @Override
    public TypeSerializerSnapshot<Rejection> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<Rejection> {
        public Snapshot() {
            super(VERSION, RejectionSerializer::new);
        }
    }
}
