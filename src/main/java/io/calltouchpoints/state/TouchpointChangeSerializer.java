package io.calltouchpoints.state;

import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Update.Change;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A new version of a touchpoint on its way to be described. */
public final class TouchpointChangeSerializer extends VersionedSerializer<TouchpointChange> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    public TouchpointChangeSerializer() {
        this(VERSION);
    }

    private TouchpointChangeSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(TouchpointChange value, DataOutputView out) throws IOException {
        Wire.writeText(value.bizibleId(), out);
        Wire.writeLong(value.change().revision(), out);
        Wire.writeNullableLong(value.change().id().sessionStart(), out);
        Wire.writeText(value.change().id().taskId(), out);
        Touchpoint touchpoint = value.change().touchpoint();
        out.writeBoolean(touchpoint != null);
        if (touchpoint != null) {
            Wire.writeLong(touchpoint.date(), out);
            FactFormat.writeNullableEvent(touchpoint.landing(), out);
            FactFormat.writeNullableForm(touchpoint.form(), out);
            FactFormat.writeNullableCall(touchpoint.call(), out);
            FactFormat.writeNullableMatch(touchpoint.callMatch(), out);
            Wire.writeNullableLong(touchpoint.sinceSessionStart(), out);
            out.writeBoolean(touchpoint.firstTouch());
            out.writeBoolean(touchpoint.leadCreation());
        }
    }

    @Override
    protected TouchpointChange read(int version, DataInputView in) throws IOException {
        String bizibleId = Wire.readRequired(in);
        long revision = Wire.readLong(in);
        Touchpoint.Id id = new Touchpoint.Id(Wire.readNullableLong(in), Wire.readText(in));
        return new TouchpointChange(
                bizibleId, new Change(id, in.readBoolean() ? readTouchpoint(id, in) : null, revision));
    }

    private static Touchpoint readTouchpoint(Touchpoint.Id id, DataInputView in) throws IOException {
        long date = Wire.readLong(in);
        return new Touchpoint(
                id,
                date,
                FactFormat.readNullableEvent(in),
                FactFormat.readNullableForm(in),
                FactFormat.readNullableCall(in),
                FactFormat.readNullableMatch(in),
                Wire.readNullableLong(in),
                in.readBoolean(),
                in.readBoolean());
    }

    @Override
    public TypeSerializerSnapshot<TouchpointChange> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<TouchpointChange> {
        public Snapshot() {
            super(VERSION, TouchpointChangeSerializer::new);
        }
    }
}
