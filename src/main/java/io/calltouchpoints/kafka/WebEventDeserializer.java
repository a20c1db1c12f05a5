package io.calltouchpoints.kafka;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.state.IncomingSerializer;
import io.calltouchpoints.state.SerializerType;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads web events inside of the source, where each partition has its own watermark.
 *
 * <p>Its metric, operator {@code web-events}: {@code correctedClocks}, gauge that only grows: events that were given their
 * record's timestamp, because the browser's clock was ahead of it.
 */
final class WebEventDeserializer implements KafkaRecordDeserializationSchema<Incoming<VisitorEvent>> {

    private static final long serialVersionUID = 1L;

    private final WebEventReader reader;

    WebEventDeserializer(WebEventReader reader) {
        this.reader = reader;
    }

    @Override
    public void open(DeserializationSchema.InitializationContext context) {
        context.getMetricGroup().gauge("correctedClocks", (Gauge<Long>) reader::correctedClocks);
    }

    @Override
    public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Incoming<VisitorEvent>> out) {
        out.collect(reader.read(record.value(), Origins.of(record)));
    }

    @Override
    @SuppressWarnings("unchecked") // there is no class of a generic type
    public TypeInformation<Incoming<VisitorEvent>> getProducedType() {
        return SerializerType.of(
                (Class<Incoming<VisitorEvent>>) (Class<?>) Incoming.class, new IncomingSerializer.OfEvents());
    }
}
