package io.calltouchpoints.benchmark;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** A source without outside: partitions that are made where they are read, without end. Nothing of it can be restored. */
final class InProcessSource<T> implements Source<T, NumberedSplit, NumberedSplit> {

    private static final long serialVersionUID = 1L;

    private final int partitions;
    private final boolean inStep;
    private final Opener<T> opener;

    /** One partition. */
    interface Partition<T> {
        /** Emits the next record; false when there is none at present. */
        boolean emit(SourceOutput<T> out);

        /** Event time, epoch milliseconds UTC. */
        long clock();
    }

    /** Makes a partition where it is read. */
    interface Opener<T> extends Serializable {
        Partition<T> open(int number);
    }

    /** @param inStep partitions keep the same event time; else each is read as fast as it can */
    InProcessSource(int partitions, boolean inStep, Opener<T> opener) {
        this.partitions = partitions;
        this.inStep = inStep;
        this.opener = opener;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<T, NumberedSplit> createReader(SourceReaderContext context) {
        return new InProcessReader<>(opener, inStep);
    }

    @Override
    public SplitEnumerator<NumberedSplit, NumberedSplit> createEnumerator(
            SplitEnumeratorContext<NumberedSplit> context) {
        return new Enumerator(context, partitions);
    }

    @Override
    public SplitEnumerator<NumberedSplit, NumberedSplit> restoreEnumerator(
            SplitEnumeratorContext<NumberedSplit> context, NumberedSplit checkpoint) {
        throw new UnsupportedOperationException("A benchmark is not restored.");
    }

    @Override
    public SimpleVersionedSerializer<NumberedSplit> getSplitSerializer() {
        return new NumberedSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<NumberedSplit> getEnumeratorCheckpointSerializer() {
        return new NumberedSplit.Serializer();
    }

    /** Gives each reader its share. */
    private record Enumerator(SplitEnumeratorContext<NumberedSplit> context, int partitions)
            implements SplitEnumerator<NumberedSplit, NumberedSplit> {

        @Override
        public void start() {}

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<NumberedSplit> splits, int subtask) {}

        @Override
        public void addReader(int subtask) {
            for (int number = subtask; number < partitions; number += context.currentParallelism()) {
                context.assignSplit(new NumberedSplit(number), subtask);
            }
        }

        @Override
        public NumberedSplit snapshotState(long checkpoint) {
            return new NumberedSplit(partitions);
        }

        @Override
        public void close() {}
    }
}
