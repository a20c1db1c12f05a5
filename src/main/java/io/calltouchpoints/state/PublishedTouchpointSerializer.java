package io.calltouchpoints.state;

import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.publish.PublishedTouchpoint;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

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
        CallMatch match = value.callMatch();
        Wire.writeText(match == null ? null : match.name(), out);
        Wire.writeBytes(value.json(), out);
    }

    @Override
    protected PublishedTouchpoint read(int version, DataInputView in) throws IOException {
        return new PublishedTouchpoint(Wire.readRequired(in), Wire.readLong(in), readMatch(in), Wire.readBytes(in));
    }

    private static @Nullable CallMatch readMatch(DataInputView in) throws IOException {
        String name = Wire.readText(in);
        return name == null ? null : CallMatch.valueOf(name);
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
