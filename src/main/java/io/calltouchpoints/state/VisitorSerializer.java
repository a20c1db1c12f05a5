package io.calltouchpoints.state;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Session;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The state of one visitor, one value: what is read and written together is kept together. */
public final class VisitorSerializer extends VersionedSerializer<Visitor> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    public VisitorSerializer() {
        this(VERSION);
    }

    private VisitorSerializer(int readVersion) {
        super(readVersion);
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    protected void write(Visitor visitor, DataOutputView out) throws IOException {
        Wire.writeLong(visitor.revision(), out);
        Wire.writeLong(visitor.timer(), out);
        writePast(visitor.past(), out);
        Wire.writeUnsigned(visitor.sessions().size(), out);
        for (Session session : visitor.sessions()) {
            Wire.writeLong(session.start(), out);
            Wire.writeLong(session.expiry() - session.start(), out);
            FactFormat.writeNullableEvent(session.first(), out);
            FactFormat.writeNullableForm(session.form(), out);
        }
        Wire.writeUnsigned(visitor.pending().size(), out);
        for (WebEvent event : visitor.pending()) {
            FactFormat.writeEvent(event, out);
        }
        Wire.writeUnsigned(visitor.calls().size(), out);
        for (Call call : visitor.calls().values()) {
            FactFormat.writeCall(call, out);
        }
    }

    @Override
    protected Visitor read(int version, DataInputView in) throws IOException {
        long revision = Wire.readLong(in);
        long timer = Wire.readLong(in);
        Past past = readPast(in);
        List<Session> sessions = new ArrayList<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            long start = Wire.readLong(in);
            long expiry = start + Wire.readLong(in);
            sessions.add(new Session(start, FactFormat.readNullableEvent(in), expiry, FactFormat.readNullableForm(in)));
        }
        List<WebEvent> pending = new ArrayList<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            pending.add(FactFormat.readEvent(in));
        }
        List<Call> calls = new ArrayList<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            calls.add(FactFormat.readCall(in));
        }
        return new Visitor(sessions, pending, calls, past, revision, timer);
    }

    private static void writePast(@Nullable Past past, DataOutputView out) throws IOException {
        out.writeBoolean(past != null);
        if (past != null) {
            Wire.writeLong(past.last(), out);
            out.writeBoolean(past.converted());
            FactFormat.writeNullableEvent(past.firstVisit(), out);
        }
    }

    private static @Nullable Past readPast(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new Past(Wire.readLong(in), in.readBoolean(), FactFormat.readNullableEvent(in))
                : null;
    }

    @Override
    public TypeSerializerSnapshot<Visitor> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Its class name and version stand in every savepoint. */
    public static final class Snapshot extends VersionedSnapshot<Visitor> {
        public Snapshot() {
            super(VERSION, VisitorSerializer::new);
        }
    }
}
