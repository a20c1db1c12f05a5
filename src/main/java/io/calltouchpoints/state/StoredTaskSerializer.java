package io.calltouchpoints.state;

import io.calltouchpoints.ingest.FieldValue;
import io.calltouchpoints.ingest.TaskImage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The image of a Task in state. */
final class StoredTaskSerializer extends VersionedSerializer<StoredTask> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    StoredTaskSerializer() {
        this(VERSION);
    }

    private StoredTaskSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(StoredTask value, DataOutputView out) throws IOException {
        TaskImage.Snapshot image = value.image();
        Wire.writeLong(value.timer(), out);
        Wire.writeUnsigned(image.fields().size(), out);
        for (Map.Entry<String, FieldValue> field : image.fields().entrySet()) {
            Wire.writeText(field.getKey(), out);
            writeField(field.getValue(), out);
        }
        FieldValue deleted = image.deleted();
        out.writeBoolean(deleted != null);
        if (deleted != null) {
            writeField(deleted, out);
        }
        out.writeBoolean(image.rejectedNoBizibleId());
        out.writeBoolean(image.rejectedNoCallTime());
        out.writeBoolean(image.toldBizibleId());
        Wire.writeLong(image.newestTime(), out);
        TaskImage.Announced announced = image.announced();
        out.writeBoolean(announced != null);
        if (announced != null) {
            Wire.writeText(announced.bizibleId(), out);
            FactFormat.writeCall(announced.call(), out);
        }
    }

    @Override
    protected StoredTask read(int version, DataInputView in) throws IOException {
        long timer = Wire.readLong(in);
        Map<String, FieldValue> fields = new HashMap<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            fields.put(Wire.readRequired(in), readField(in));
        }
        TaskImage.Snapshot image = new TaskImage.Snapshot(
                fields,
                in.readBoolean() ? readField(in) : null,
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                Wire.readLong(in),
                readAnnounced(in));
        return new StoredTask(image, timer);
    }

    private static void writeField(FieldValue field, DataOutputView out) throws IOException {
        Wire.writeText(field.value(), out);
        Wire.writeLong(field.version(), out);
        Wire.writeLong(field.sequence(), out);
    }

    private static FieldValue readField(DataInputView in) throws IOException {
        return new FieldValue(Wire.readText(in), Wire.readLong(in), Wire.readLong(in));
    }

    private static TaskImage.@Nullable Announced readAnnounced(DataInputView in) throws IOException {
        return in.readBoolean() ? new TaskImage.Announced(Wire.readRequired(in), FactFormat.readCall(in)) : null;
    }

    @Override
    public TypeSerializerSnapshot<StoredTask> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<StoredTask> {
        public Snapshot() {
            super(VERSION, StoredTaskSerializer::new);
        }
    }
}
