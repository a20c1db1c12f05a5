package io.calltouchpoints.replay;

import io.calltouchpoints.state.VersionedSerializer;
import io.calltouchpoints.state.VersionedSnapshot;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A line between the sort and the file. */
final class OrderedLineSerializer extends VersionedSerializer<OrderedLine> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    OrderedLineSerializer() {
        this(VERSION);
    }

    private OrderedLineSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(OrderedLine value, DataOutputView out) throws IOException {
        out.writeLong(value.order());
        out.writeUTF(value.tie());
        out.writeInt(value.bytes().length);
        out.write(value.bytes());
    }

    @Override
    protected OrderedLine read(int version, DataInputView in) throws IOException {
        long order = in.readLong();
        String tie = in.readUTF();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new OrderedLine(order, tie, bytes);
    }

    @Override
    public TypeSerializerSnapshot<OrderedLine> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand beside what is stored. */
    public static final class Snapshot extends VersionedSnapshot<OrderedLine> {
        public Snapshot() {
            super(VERSION, OrderedLineSerializer::new);
        }
    }
}
