package io.calltouchpoints.state;

import io.calltouchpoints.ingest.TaskChange;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** A change on its way to its Task. */
public final class TaskChangeSerializer extends VersionedSerializer<TaskChange> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    public TaskChangeSerializer() {
        this(VERSION);
    }

    private TaskChangeSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(TaskChange value, DataOutputView out) throws IOException {
        Wire.writeText(value.taskId(), out);
        Wire.writeLong(value.version(), out);
        Wire.writeLong(value.sequence(), out);
        Wire.writeLong(value.time(), out);
        Wire.writeNullableBoolean(value.deleted(), out);
        Wire.writeUnsigned(value.fields().size(), out);
        for (Map.Entry<String, @Nullable String> field : value.fields().entrySet()) {
            Wire.writeText(field.getKey(), out);
            Wire.writeText(field.getValue(), out);
        }
        OriginFormat.write(value.origin(), out);
    }

    @Override
    protected TaskChange read(int version, DataInputView in) throws IOException {
        String taskId = Wire.readRequired(in);
        long changeVersion = Wire.readLong(in);
        long sequence = Wire.readLong(in);
        long time = Wire.readLong(in);
        Boolean deleted = Wire.readNullableBoolean(in);
        Map<String, @Nullable String> fields = new HashMap<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            fields.put(Wire.readRequired(in), Wire.readText(in));
        }
        return new TaskChange(taskId, changeVersion, sequence, time, deleted, fields, OriginFormat.read(in));
    }

    @Override
    public TypeSerializerSnapshot<TaskChange> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<TaskChange> {
        public Snapshot() {
            super(VERSION, TaskChangeSerializer::new);
        }
    }
}
