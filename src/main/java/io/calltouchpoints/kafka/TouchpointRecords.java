package io.calltouchpoints.kafka;

import io.calltouchpoints.publish.PublishedTouchpoint;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Touchpoints as Kafka records. Their timestamp is the time of sending: event times may be older than what a topic retains, or
 * further ahead than a broker takes.
 */
final class TouchpointRecords implements KafkaRecordSerializationSchema<PublishedTouchpoint> {

    private static final long serialVersionUID = 1L;

    private final String topic;

    TouchpointRecords(String topic) {
        this.topic = topic;
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's value may be null: a withdrawal
    public ProducerRecord<byte[], byte[]> serialize(
            PublishedTouchpoint touchpoint, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic, touchpoint.touchpointId().getBytes(StandardCharsets.UTF_8), touchpoint.json());
    }
}
