package io.calltouchpoints.state;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.Form;
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

/**
 * The state of one visitor, one value: what is read and written together is kept together.
 *
 * <p>Version 3 is written as version 2 was. It tells of {@link VisitorTimers}, which builds of before would never fire.
 */
public final class VisitorSerializer extends VersionedSerializer<Visitor> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 3;
    private static final int FIRST = 1;
    private static final int FORM = 2;

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
        FactChain chain = new FactChain(visitor.revision());
        Wire.writeLong(visitor.timer() - visitor.revision(), out);
        writePast(visitor.past(), chain, out);
        Wire.writeUnsigned(visitor.sessions().size(), out);
        for (Session session : visitor.sessions()) {
            writeSession(session, chain, out);
        }
        Wire.writeUnsigned(visitor.pending().size(), out);
        for (WebEvent event : visitor.pending()) {
            chain.writeEvent(event, out);
        }
        Wire.writeUnsigned(visitor.calls().size(), out);
        for (Call call : visitor.calls().values()) {
            FactFormat.writeCall(call, out);
        }
    }

    @Override
    protected Visitor read(int version, DataInputView in) throws IOException {
        return version == 1 ? VisitorFormat1.read(in) : read(in);
    }

    private static Visitor read(DataInputView in) throws IOException {
        long revision = Wire.readLong(in);
        FactChain chain = new FactChain(revision);
        long timer = Wire.readLong(in) + revision;
        Past past = readPast(chain, in);
        int count = Wire.readSize(in);
        List<Session> sessions = new ArrayList<>(count + 1);
        for (int left = count; left > 0; left--) {
            sessions.add(readSession(chain, in));
        }
        List<WebEvent> pending = new ArrayList<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            pending.add(chain.readEvent(in));
        }
        int calls = Wire.readSize(in);
        List<Call> known = calls == 0 ? List.of() : new ArrayList<>(calls);
        for (int left = calls; left > 0; left--) {
            known.add(FactFormat.readCall(in));
        }
        return new Visitor(sessions, pending, known, past, revision, timer);
    }

    private static void writeSession(Session session, FactChain chain, DataOutputView out) throws IOException {
        WebEvent first = session.first();
        Form form = session.form();
        out.writeByte((first == null ? 0 : FIRST) | (form == null ? 0 : FORM));
        if (first == null) {
            chain.writeTime(session.start(), out);
        } else {
            chain.writeEvent(first, out);
        }
        Wire.writeLong(session.expiry() - session.start(), out);
        if (form != null) {
            chain.writeForm(form, out);
        }
    }

    private static Session readSession(FactChain chain, DataInputView in) throws IOException {
        int head = in.readByte();
        WebEvent first = (head & FIRST) == 0 ? null : chain.readEvent(in);
        long start = first == null ? chain.readTime(in) : first.time();
        long expiry = start + Wire.readLong(in);
        return new Session(start, first, expiry, (head & FORM) == 0 ? null : chain.readForm(in));
    }

    private static void writePast(@Nullable Past past, FactChain chain, DataOutputView out) throws IOException {
        out.writeBoolean(past != null);
        if (past != null) {
            WebEvent firstVisit = past.firstVisit();
            chain.writeTime(past.last(), out);
            out.writeBoolean(past.converted());
            out.writeBoolean(firstVisit != null);
            if (firstVisit != null) {
                chain.writeEvent(firstVisit, out);
            }
        }
    }

    private static @Nullable Past readPast(FactChain chain, DataInputView in) throws IOException {
        return in.readBoolean()
                ? new Past(chain.readTime(in), in.readBoolean(), in.readBoolean() ? chain.readEvent(in) : null)
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
