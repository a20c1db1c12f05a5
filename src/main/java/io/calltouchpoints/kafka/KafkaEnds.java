package io.calltouchpoints.kafka;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.Uids;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.publish.RejectionJson;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Kafka topics at all four ends of the graph. */
public final class KafkaEnds implements Ends {

    private final KafkaSettings settings;
    private final Options options;

    public KafkaEnds(KafkaSettings settings, Options options) {
        this.settings = settings;
        this.options = options;
    }

    @Override
    public DataStream<Incoming<VisitorEvent>> webEvents(StreamExecutionEnvironment env) {
        return source(
                env,
                Uids.WEB_EVENTS,
                settings.topics().webEvents(),
                new WebEventDeserializer(new WebEventReader(options.input(false), options.arrivals())),
                Watermarks.of(
                        event -> event.event().time(),
                        options.webOutOfOrderness(),
                        options.sourceIdleTimeout(),
                        settings.maxDrift()));
    }

    @Override
    public DataStream<Incoming<TaskChange>> tasks(StreamExecutionEnvironment env) {
        return source(
                env,
                Uids.TASKS,
                settings.topics().tasks(),
                new TaskDeserializer(new TaskReader(options.input(false))),
                Watermarks.of(
                        TaskChange::time,
                        options.tasksOutOfOrderness(),
                        options.sourceIdleTimeout(),
                        settings.maxDrift()));
    }

    @Override
    public void touchpoints(DataStream<PublishedTouchpoint> touchpoints) {
        sink(
                touchpoints,
                Uids.TOUCHPOINTS,
                new TouchpointRecords(settings.topics().touchpoints()));
    }

    @Override
    public void rejected(DataStream<Rejection> rejected) {
        sink(
                rejected,
                Uids.REJECTED,
                new RejectionRecords(settings.topics().rejected(), new RejectionJson(options.rejectedRaw())));
    }

    private <T> DataStream<Incoming<T>> source(
            StreamExecutionEnvironment env,
            String uid,
            String topic,
            KafkaRecordDeserializationSchema<Incoming<T>> deserializer,
            WatermarkStrategy<Incoming<T>> watermarks) {
        KafkaSourceBuilder<Incoming<T>> source = KafkaSource.<Incoming<T>>builder()
                .setBootstrapServers(settings.client().bootstrapServers())
                .setTopics(topic)
                .setGroupId(settings.group())
                .setClientIdPrefix(settings.group() + "-" + uid)
                .setDeserializer(deserializer)
                .setProperties(settings.client().over(CONSUMER_DEFAULTS))
                .setStartingOffsets(offsets(settings.start()));
        settings.until().ifPresent(end -> source.setBounded(offsets(end)));
        return env.fromSource(source.build(), watermarks, uid).uid(uid);
    }

    private <T> void sink(DataStream<T> stream, String uid, KafkaRecordSerializationSchema<T> records) {
        boolean exactlyOnce = settings.delivery() == Delivery.EXACTLY_ONCE;
        KafkaSink<T> sink = KafkaSink.<T>builder()
                .setBootstrapServers(settings.client().bootstrapServers())
                .setKafkaProducerConfig(settings.client().over(PRODUCER_DEFAULTS))
                .setRecordSerializer(records)
                .setDeliveryGuarantee(exactlyOnce ? DeliveryGuarantee.EXACTLY_ONCE : DeliveryGuarantee.AT_LEAST_ONCE)
                .setTransactionalIdPrefix(settings.group() + "-" + uid)
                // Uses each transactional id once, so no producer epoch ever runs out and none is left open.
                .setTransactionNamingStrategy(TransactionNamingStrategy.INCREMENTING)
                .build();
        stream.sinkTo(sink).uid(uid).name(uid);
    }

    @SuppressWarnings("deprecation") // the connector has no other word for it
    private static OffsetsInitializer offsets(Position position) {
        return switch (position.kind()) {
            case COMMITTED ->
                OffsetsInitializer.committedOffsets(org.apache.kafka.clients.consumer.OffsetResetStrategy.EARLIEST);
            case EARLIEST -> OffsetsInitializer.earliest();
            case LATEST -> OffsetsInitializer.latest();
            case TIME -> OffsetsInitializer.timestamp(position.time());
        };
    }

    /** Below what brokers allow (15 min unless told otherwise) and far above the time between checkpoints. */
    static final String TRANSACTION_TIMEOUT_MS = "900000";

    private static final Map<String, String> CONSUMER_DEFAULTS = Map.of(
            // What another exactly-once job has not committed is not there yet.
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            // Each batch is handed from one thread to another, each fetch is a request: of larger ones there are fewer.
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            "5000",
            ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
            Integer.toString(4 << 20),
            // What a reader of many partitions holds of each broker.
            ConsumerConfig.FETCH_MAX_BYTES_CONFIG,
            Integer.toString(16 << 20),
            ConsumerConfig.RECEIVE_BUFFER_CONFIG,
            Integer.toString(1 << 20));

    private static final Map<String, String> PRODUCER_DEFAULTS = Map.of(
            ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
            TRANSACTION_TIMEOUT_MS,
            // The topic's own max.message.bytes is the limit.
            ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
            Integer.toString(16 << 20),
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            // As small batches cost the most and a checkpoint waits for no more than this.
            ProducerConfig.LINGER_MS_CONFIG,
            "20");
}
