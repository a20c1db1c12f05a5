package io.calltouchpoints.inspect;

import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.job.Uids;
import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.state.OptionsInState;
import io.calltouchpoints.state.StoredTask;
import io.calltouchpoints.state.TaskImageFunction;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.lib.InputFormatSource;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/** A savepoint or retained checkpoint of the job. */
final class Savepoint {

    private final String path;
    private final OperatorState journey;
    private final OperatorState taskImage;
    private final InspectCluster cluster;
    private final LongAdder read;

    /**
     * @param path folder, or its {@code _metadata}, or a URI
     * @param read counts what is read of it
     * @throws Refusal when it is no savepoint, or one of another job
     */
    Savepoint(String path, InspectCluster cluster, LongAdder read) throws Refusal {
        this.path = SavepointPath.uri(path);
        this.cluster = cluster;
        this.read = read;
        CheckpointMetadata metadata = metadata(path, this.path);
        journey = operator(Uids.JOURNEY, metadata, path);
        taskImage = operator(Uids.TASK_IMAGE, metadata, path);
    }

    /** The options of the job that wrote it, by name; empty when it kept none. */
    Map<String, String> options() throws Exception {
        Map<String, String> options = new TreeMap<>();
        MapStateDescriptor<String, String> kept = OptionsInState.descriptor();
        try (StateSink<String> sink = new StateSink<>(options::put, new LongAdder())) {
            StreamExecutionEnvironment env = cluster.environment(1);
            SavepointReader.read(env, path, new HashMapStateBackend())
                    .readBroadcastState(
                            OperatorIdentifier.forUid(Uids.JOURNEY), kept.getName(), Types.STRING, Types.STRING)
                    .map(option -> {
                        sink.take(option.f0, option.f1);
                        return true;
                    })
                    .returns(Types.BOOLEAN)
                    .sinkTo(new DiscardingSink<>());
            cluster.run(env, "options");
        }
        return options;
    }

    /** @param bizibleId null for all, which then come from several threads at once */
    void visitors(@Nullable String bizibleId, Rules rules, BiConsumer<String, Visitor> taker) throws Exception {
        try (StateSink<Visitor> sink = new StateSink<>(taker, read)) {
            read(journey, new VisitorReader(rules, bizibleId, sink), bizibleId, "visitors");
        }
    }

    /** The Tasks by id, from several threads at once. */
    void tasks(BiConsumer<String, StoredTask> taker) throws Exception {
        try (StateSink<StoredTask> sink = new StateSink<>(taker, read)) {
            read(taskImage, new ValueReader<>(TaskImageFunction.descriptor(), null, sink), null, "tasks");
        }
    }

    private void read(OperatorState operator, ValueReader<?> reader, @Nullable String key, String name)
            throws Exception {
        int parallelism = key != null ? 1 : Math.min(cluster.slots(), operator.getMaxParallelism());
        StreamExecutionEnvironment env = cluster.environment(parallelism);
        ValueFormat format = new ValueFormat(operator, backend(operator), cluster.configuration(), reader, key);
        env.fromSource(
                        new InputFormatSource<>(Boundedness.BOUNDED, format),
                        WatermarkStrategy.noWatermarks(),
                        name,
                        Types.BOOLEAN)
                .sinkTo(new DiscardingSink<>());
        cluster.run(env, name);
    }

    /** Only Flink's own checkpoint format of the heap backend can be read by nothing else. */
    private static StateBackend backend(OperatorState operator) {
        for (OperatorSubtaskState subtask : operator.getStates()) {
            for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
                if (handle.getClass() == KeyGroupsStateHandle.class) {
                    return new HashMapStateBackend();
                }
            }
        }
        return new EmbeddedRocksDBStateBackend();
    }

    private static CheckpointMetadata metadata(String shown, String path) throws Refusal {
        try {
            return SavepointLoader.loadSavepointMetadata(path);
        } catch (IOException | RuntimeException e) {
            throw new Refusal("%s is no savepoint: %s".formatted(shown, e.getMessage()));
        }
    }

    private static OperatorState operator(String uid, CheckpointMetadata metadata, String shown) throws Refusal {
        return metadata.getOperatorStates().stream()
                .filter(state -> state.getOperatorID()
                        .equals(OperatorIdentifier.forUid(uid).getOperatorId()))
                .max(Comparator.comparingInt(OperatorState::getMaxParallelism))
                .orElseThrow(() ->
                        new Refusal("%s is a savepoint of another job: it has no operator %s".formatted(shown, uid)));
    }
}
