package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.state.CallChangeSerializer;
import io.calltouchpoints.state.VisitorEventSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.JoinWindows;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.StreamJoined;
import org.jspecify.annotations.Nullable;

/**
 * What a user would write on Kafka Streams: calls, brought to the partition of their visitor, left-joined with the web events of
 * the half hour before; exactly once, committed as often as Flink's checkpoints. Its readers and formats are the product's.
 */
final class KafkaStreamsJoin {

    private static final LongAdder READ = new LongAdder();

    private KafkaStreamsJoin() {}

    static long read() {
        return READ.sum();
    }

    static KafkaStreams start(String bootstrapServers, String application, Path folder) throws Exception {
        Options options = Options.parse(java.util.Map.of());
        Serde<VisitorEvent> events = serde(new VisitorEventSerializer());
        Serde<CallChange> calls = serde(new CallChangeSerializer());
        StreamsBuilder builder = new StreamsBuilder();
        WebEventReader reader = new WebEventReader(options.input(false), options.arrivals());
        KStream<String, VisitorEvent> visits = builder.stream(
                        "web-events", Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .mapValues(value -> {
                    READ.increment();
                    return reader.read(value, new Origin("web-events", 0, 0L, null, null))
                            .value();
                })
                .filter((id, event) -> event != null);
        builder.stream("salesforce-tasks", Consumed.with(Serdes.String(), Serdes.ByteArray()))
                .flatMapValues(value -> calls(value, options))
                .selectKey((key, call) -> call.bizibleId())
                .leftJoin(
                        visits,
                        (call, event) -> text(call, event),
                        JoinWindows.ofTimeDifferenceAndGrace(Duration.ofMillis(1), Duration.ofMinutes(10))
                                .before(Inputs.SESSION.plus(Inputs.TOLD_AFTER)),
                        StreamJoined.with(Serdes.String(), calls, events))
                .to("touchpoints", Produced.with(Serdes.String(), Serdes.String()));

        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 2);
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10_000);
        properties.put("auto.offset.reset", "earliest");
        KafkaStreams streams = new KafkaStreams(builder.build(), properties);
        streams.setUncaughtExceptionHandler(failure -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(1);
            throw new IllegalStateException(failure);
        });
        streams.start();
        return streams;
    }

    private static List<CallChange> calls(byte[] value, Options options) {
        List<CallChange> calls = new ArrayList<>();
        for (Incoming<TaskChange> incoming :
                new TaskReader(options.input(false)).read(value, new Origin("salesforce-tasks", 0, 0L, 0L, null))) {
            TaskChange change = incoming.value();
            if (change != null) {
                calls.addAll(new TaskImage().apply(change, options.input(false)).announcements());
            }
        }
        return calls;
    }

    private static String text(CallChange call, @Nullable VisitorEvent event) {
        return call.call().taskId() + (event == null ? "" : event.event().url());
    }

    private static <T> Serde<T> serde(TypeSerializer<T> serializer) {
        return Serdes.serdeFrom(
                (topic, value) -> {
                    try {
                        DataOutputSerializer out = new DataOutputSerializer(512);
                        serializer.serialize(value, out);
                        return out.getCopyOfBuffer();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                (topic, bytes) -> {
                    try {
                        return serializer.deserialize(new DataInputDeserializer(bytes));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }
}
