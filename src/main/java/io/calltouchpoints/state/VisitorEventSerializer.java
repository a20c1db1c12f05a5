package io.calltouchpoints.state;

import io.calltouchpoints.ingest.VisitorEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A web event on its way to its visitor. */
public final class VisitorEventSerializer extends VersionedSerializer<VisitorEvent> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    public VisitorEventSerializer() {
        this(VERSION);
    }

    private VisitorEventSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(VisitorEvent value, DataOutputView out) throws IOException {
        Wire.writeText(value.bizibleId(), out);
        FactFormat.writeEvent(value.event(), out);
    }

    @Override
    protected VisitorEvent read(int version, DataInputView in) throws IOException {
        return new VisitorEvent(Wire.readRequired(in), FactFormat.readEvent(in));
    }

    @Override
    public TypeSerializerSnapshot<VisitorEvent> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<VisitorEvent> {
        public Snapshot() {
            super(VERSION, VisitorEventSerializer::new);
        }
    }
}
