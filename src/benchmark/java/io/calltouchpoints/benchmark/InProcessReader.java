package io.calltouchpoints.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Reads its partitions: the one that is furthest behind first, or by turns, as a Kafka client does. */
final class InProcessReader<T> implements SourceReader<T, NumberedSplit> {

    /** Partitions of one reader take turns after as many records, as after a fetch of Kafka. */
    private static final int TURN = 2_000;

    private final InProcessSource.Opener<T> opener;
    private final boolean inStep;
    private final List<NumberedSplit> splits = new ArrayList<>();
    private final Map<String, Opened<T>> opened = new HashMap<>();
    private final List<Opened<T>> running = new ArrayList<>();
    private int turn;
    private int left = TURN;

    private record Opened<T>(InProcessSource.Partition<T> partition, SourceOutput<T> out) {}

    InProcessReader(InProcessSource.Opener<T> opener, boolean inStep) {
        this.opener = opener;
        this.inStep = inStep;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        for (NumberedSplit split : splits.subList(opened.size(), splits.size())) {
            Opened<T> partition =
                    new Opened<>(opener.open(split.number()), output.createOutputForSplit(split.splitId()));
            opened.put(split.splitId(), partition);
            running.add(partition);
        }
        if (running.isEmpty()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        return inStep ? pollBehind() : pollByTurns();
    }

    private InputStatus pollBehind() {
        Opened<T> behind = running.get(0);
        for (int i = 1; i < running.size(); i++) {
            if (running.get(i).partition.clock() < behind.partition.clock()) {
                behind = running.get(i);
            }
        }
        return behind.partition.emit(behind.out) ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    private InputStatus pollByTurns() {
        if (left-- == 0) {
            left = TURN;
            turn++;
        }
        for (int i = 0; i < running.size(); i++) {
            Opened<T> next = running.get((turn + i) % running.size());
            if (next.partition.emit(next.out)) {
                return InputStatus.MORE_AVAILABLE;
            }
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return new CompletableFuture<Void>().completeOnTimeout(null, 20, TimeUnit.MILLISECONDS);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        toPause.forEach(id -> running.remove(opened.get(id)));
        toResume.forEach(id -> {
            Opened<T> partition = opened.get(id);
            if (partition != null && !running.contains(partition)) {
                running.add(partition);
            }
        });
    }

    @Override
    public List<NumberedSplit> snapshotState(long checkpoint) {
        return splits;
    }

    @Override
    public void addSplits(List<NumberedSplit> more) {
        splits.addAll(more);
    }

    @Override
    public void notifyNoMoreSplits() {}

    @Override
    public void close() {}
}
