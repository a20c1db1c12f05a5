package io.calltouchpoints.traffic;

import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The two input topics. Each record carries the time at which it is sent; that each got there is checked. */
public final class TrafficProducer implements TrafficSink {

    private final KafkaProducer<byte[], byte[]> producer;
    private final String webEvents;
    private final String tasks;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    /** @param client the user's properties; they go over the ones here */
    public TrafficProducer(ClientProperties client, String webEvents, String tasks) {
        this.webEvents = webEvents;
        this.tasks = tasks;
        producer = new KafkaProducer<>(
                client.over(Map.of(
                        ProducerConfig.ACKS_CONFIG, "all",
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true",
                        // With more, the first batch to a topic that has just been made can get lost.
                        ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, "1",
                        ProducerConfig.LINGER_MS_CONFIG, "10",
                        ProducerConfig.BATCH_SIZE_CONFIG, "131072",
                        ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void send(TrafficRecord record) throws IOException, InterruptedException {
        check();
        String topic = record.stream() == Stream.WEB ? webEvents : tasks;
        try {
            var unused =
                    producer.send(new ProducerRecord<>(topic, record.key(), record.value()), (metadata, exception) -> {
                        if (exception != null) {
                            failure.compareAndSet(null, exception);
                        }
                    });
        } catch (InterruptException e) {
            throw new InterruptedException(e.getMessage());
        } catch (KafkaException e) {
            throw notSent(e);
        }
    }

    @Override
    public void close() throws IOException {
        producer.close();
        check();
    }

    private void check() throws IOException {
        Exception exception = failure.get();
        if (exception != null) {
            throw notSent(exception);
        }
    }

    private static IOException notSent(Exception cause) {
        return new IOException("a record could not be sent", cause);
    }
}
