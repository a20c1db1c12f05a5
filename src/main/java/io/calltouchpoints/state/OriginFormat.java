package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Origin;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Where a record came from, in bytes; only between operators, and in no state but with the last change of a Task. */
final class OriginFormat {

    private OriginFormat() {}

    static void write(Origin origin, DataOutputView out) throws IOException {
        Wire.writeText(origin.topic(), out);
        Integer partition = origin.partition();
        Wire.writeNullableLong(partition == null ? null : partition.longValue(), out);
        Wire.writeNullableLong(origin.offset(), out);
        Wire.writeNullableLong(origin.timestamp(), out);
        Wire.writeBytes(origin.key(), out);
    }

    static Origin read(DataInputView in) throws IOException {
        String topic = Wire.readRequired(in);
        Long partition = Wire.readNullableLong(in);
        return new Origin(
                topic,
                partition == null ? null : partition.intValue(),
                Wire.readNullableLong(in),
                Wire.readNullableLong(in),
                Wire.readBytes(in));
    }
}
