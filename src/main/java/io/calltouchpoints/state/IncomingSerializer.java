package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.VisitorEvent;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** A value or a rejection, out of a source. */
public abstract sealed class IncomingSerializer<T> extends VersionedSerializer<Incoming<T>> {

    private static final long serialVersionUID = 1L;
    private static final int VERSION = 1;

    private final VersionedSerializer<T> values;
    private final RejectionSerializer rejections = new RejectionSerializer();

    private IncomingSerializer(int readVersion, VersionedSerializer<T> values) {
        super(readVersion);
        this.values = values;
    }

    @Override
    public int version() {
        return VERSION;
    }

    @Override
    protected void write(Incoming<T> incoming, DataOutputView out) throws IOException {
        T value = incoming.value();
        Rejection rejection = incoming.rejection();
        out.writeBoolean(value != null);
        if (value != null) {
            values.write(value, out);
        } else if (rejection != null) {
            rejections.write(rejection, out);
        }
    }

    @Override
    protected Incoming<T> read(int version, DataInputView in) throws IOException {
        return in.readBoolean()
                ? Incoming.of(values.read(version, in))
                : Incoming.rejected(rejections.read(version, in));
    }

    /** Out of the source of web events. */
    public static final class OfEvents extends IncomingSerializer<VisitorEvent> {

        private static final long serialVersionUID = 1L;

        public OfEvents() {
            this(VERSION);
        }

        private OfEvents(int readVersion) {
            super(readVersion, new VisitorEventSerializer());
        }

        @Override
        public TypeSerializerSnapshot<Incoming<VisitorEvent>> snapshotConfiguration() {
            return new OfEvents.Snapshot();
        }

        /** Its class name and version stand beside what is stored. */
        public static final class Snapshot extends VersionedSnapshot<Incoming<VisitorEvent>> {
            public Snapshot() {
                super(VERSION, OfEvents::new);
            }
        }
    }

    /** Out of the source of Tasks. */
    public static final class OfTasks extends IncomingSerializer<TaskChange> {

        private static final long serialVersionUID = 1L;

        public OfTasks() {
            this(VERSION);
        }

        private OfTasks(int readVersion) {
            super(readVersion, new TaskChangeSerializer());
        }

        @Override
        public TypeSerializerSnapshot<Incoming<TaskChange>> snapshotConfiguration() {
            return new OfTasks.Snapshot();
        }

        /** Its class name and version stand beside what is stored. */
        public static final class Snapshot extends VersionedSnapshot<Incoming<TaskChange>> {
            public Snapshot() {
                super(VERSION, OfTasks::new);
            }
        }
    }
}
