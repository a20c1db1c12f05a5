package io.calltouchpoints.job;

import io.calltouchpoints.state.VersionedSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Values in order, once its gate is open; then it stays open, as a topic does on which nothing comes. A savepoint holds how far it was; only with
 * parallelism 1.
 */
final class HeldSource<T> implements Source<T, NumberSequenceSplit, Void> {

    private static final long serialVersionUID = 1L;

    private final ArrayList<byte[]> values = new ArrayList<>();
    private final VersionedSerializer<T> serializer;
    private final Gate gate;

    /** @param gate before it is open, nothing comes */
    HeldSource(List<T> values, VersionedSerializer<T> serializer, Gate gate) {
        this.serializer = serializer;
        this.gate = gate;
        try {
            for (T value : values) {
                DataOutputSerializer out = new DataOutputSerializer(256);
                serializer.serialize(value, out);
                this.values.add(out.getCopyOfBuffer());
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, NumberSequenceSplit> createReader(SourceReaderContext context) {
        return new Reader();
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Void> createEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context) {
        return new Enumerator();
    }

    @Override
    public SplitEnumerator<NumberSequenceSplit, Void> restoreEnumerator(
            SplitEnumeratorContext<NumberSequenceSplit> context, Void checkpoint) {
        return new Enumerator();
    }

    @Override
    public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
        return new NumberSequenceSource(0, 0).getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Void> getEnumeratorCheckpointSerializer() {
        return new SimpleVersionedSerializer<>() {
            @Override
            public int getVersion() {
                return 1;
            }

            @Override
            public byte[] serialize(Void nothing) {
                return new byte[0];
            }

            @Override
            public Void deserialize(int version, byte[] bytes) {
                return null;
            }
        };
    }

    /** Its split in state is what is still to come. */
    private final class Reader implements SourceReader<T, NumberSequenceSplit> {

        private int next;

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<T> output) throws IOException {
            if (!gate.opened().isDone()) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            if (next < values.size()) {
                output.collect(serializer.deserialize(new DataInputDeserializer(values.get(next++))));
            }
            return next < values.size() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
        }

        @Override
        public List<NumberSequenceSplit> snapshotState(long checkpoint) {
            return List.of(new NumberSequenceSplit("held", next, Math.max(next, values.size())));
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return next < values.size() ? gate.opened() : new CompletableFuture<>();
        }

        @Override
        public void addSplits(List<NumberSequenceSplit> splits) {
            next = (int) splits.get(0).from();
        }

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }

    /** There is nothing to give out. */
    private static final class Enumerator implements SplitEnumerator<NumberSequenceSplit, Void> {

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, String host) {}

        @Override
        public void addSplitsBack(List<NumberSequenceSplit> splits, int subtask) {}

        @Override
        public void addReader(int subtask) {}

        @Override
        public Void snapshotState(long checkpoint) {
            return null;
        }

        @Override
        public void close() {}
    }
}
