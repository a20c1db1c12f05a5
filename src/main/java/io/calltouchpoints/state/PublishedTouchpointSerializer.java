package io.calltouchpoints.state;

import io.calltouchpoints.publish.PublishedTouchpoint;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A touchpoint as it is published. */
public final class PublishedTouchpointSerializer extends VersionedSerializer<PublishedTouchpoint> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    public PublishedTouchpointSerializer() {
        this(VERSION);
    }

    private PublishedTouchpointSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(PublishedTouchpoint value, DataOutputView out) throws IOException {
        Wire.writeText(value.touchpointId(), out);
        Wire.writeLong(value.date(), out);
        FactFormat.writeNullableMatch(value.callMatch(), out);
        Wire.writeBytes(value.json(), out);
    }

    @Override
    protected PublishedTouchpoint read(int version, DataInputView in) throws IOException {
        return new PublishedTouchpoint(
                Wire.readRequired(in), Wire.readLong(in), FactFormat.readNullableMatch(in), Wire.readBytes(in));
    }

    @Override
    public TypeSerializerSnapshot<PublishedTouchpoint> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<PublishedTouchpoint> {
        public Snapshot() {
            super(VERSION, PublishedTouchpointSerializer::new);
        }
    }
}
