package io.calltouchpoints.kafka;

import io.calltouchpoints.ingest.Origin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;

/** Where a Kafka record came from, as the readers want to know it. */
final class Origins {

    private Origins() {}

    static Origin of(ConsumerRecord<byte[], byte[]> record) {
        boolean timeless = record.timestampType() == TimestampType.NO_TIMESTAMP_TYPE || record.timestamp() < 0;
        return new Origin(
                record.topic(),
                record.partition(),
                record.offset(),
                timeless ? null : (Long) record.timestamp(),
                record.key());
    }
}
