package io.calltouchpoints.kafka;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.state.IncomingSerializer;
import io.calltouchpoints.state.SerializerType;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads Task changes inside of the source, where each partition has its own watermark.
 *
 * <p>Its metric, operator {@code salesforce-tasks}: {@code otherRecords}, gauge that only grows: records of another entity than
 * Task, and Singer messages without a record, which were dropped.
 */
final class TaskDeserializer implements KafkaRecordDeserializationSchema<Incoming<TaskChange>> {

    private static final long serialVersionUID = 1L;

    private final TaskReader reader;

    TaskDeserializer(TaskReader reader) {
        this.reader = reader;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        context.getMetricGroup().gauge("otherRecords", (Gauge<Long>) reader::dropped);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Incoming<TaskChange>> out) {
        reader.read(record.value(), Origins.of(record)).forEach(out::collect);
    }

    @Override
    @SuppressWarnings("unchecked") // there is no class of a generic type
    public TypeInformation<Incoming<TaskChange>> getProducedType() {
        return SerializerType.of(
                (Class<Incoming<TaskChange>>) (Class<?>) Incoming.class, new IncomingSerializer.OfTasks());
    }
}
