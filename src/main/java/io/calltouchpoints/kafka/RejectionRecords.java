package io.calltouchpoints.kafka;

import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.publish.RejectionJson;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Rejections as Kafka records, with the key of the record that was rejected; their timestamp is the time of sending. */
final class RejectionRecords implements KafkaRecordSerializationSchema<Rejection> {

    private static final long serialVersionUID = 1L;

    /** A larger key, with the rest, might be more than a broker takes. */
    private static final int LONGEST_KEY = 64 * 1024;

    private final String topic;
    private final RejectionJson json;

    RejectionRecords(String topic, RejectionJson json) {
        this.topic = topic;
        this.json = json;
    }

    @Override
    @SuppressWarnings("NullAway") // Kafka's key may be null
    public ProducerRecord<byte[], byte[]> serialize(Rejection rejection, KafkaSinkContext context, Long timestamp) {
        byte[] key = rejection.origin().key();
        boolean fits = key != null && key.length <= LONGEST_KEY;
        return new ProducerRecord<>(topic, fits ? key : null, json.write(rejection));
    }
}
