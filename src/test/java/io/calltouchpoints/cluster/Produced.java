package io.calltouchpoints.cluster;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.WebEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records and keeps a copy of what they say; those sent on purpose to be rejected, with where they came to lie. */
final class Produced implements AutoCloseable {

    private record Sent(Future<RecordMetadata> at, boolean broken) {}

    private final KafkaProducer<byte[], byte[]> producer;
    private final JobTopics topics;
    private final InputRecords records;
    private final List<Sent> sent = new ArrayList<>();

    final Map<String, List<WebEvent>> events = new TreeMap<>();
    final List<TaskChange> changes = new ArrayList<>();

    Produced(KafkaProcess broker, JobTopics topics, long seed) {
        this.topics = topics;
        records = new InputRecords(seed);
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.address());
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        // One at a time: with more, a producer can lose its first batch on a topic that has just been made.
        properties.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 1);
        // Longer than any outage that a test makes.
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 300_000);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 300_000);
        producer = new KafkaProducer<>(properties);
    }

    /**
     * @param partition null for that of the visitor
     * @param timestamp of the record, null for the time of sending
     */
    void web(String visitor, WebEvent event, Integer partition, Long timestamp) {
        web(visitor, event, event, partition, timestamp);
    }

    /**
     * An event whose browser had a wrong clock.
     *
     * @param told what the browser says
     * @param counts as what it is to count
     */
    void web(String visitor, WebEvent told, WebEvent counts, Integer partition, Long timestamp) {
        events.computeIfAbsent(visitor, id -> new ArrayList<>()).add(counts);
        send(InputRecords.web(topics.web(), partition, timestamp, visitor, told), false);
    }

    /** One that must change nothing. */
    void late(String visitor, WebEvent event, int partition, long timestamp) {
        send(InputRecords.web(topics.web(), partition, timestamp, visitor, event), false);
    }

    /**
     * @param partition null for that of the Task
     * @param timestamp of the record, null for the time of sending
     */
    void task(TaskChange change, Integer partition, Long timestamp) {
        changes.add(change);
        records.task(topics.tasks(), partition, timestamp, change).forEach(each -> send(each, false));
    }

    /** Something that cannot be read. */
    void broken(String topic, String key, byte[] value) {
        send(new ProducerRecord<>(topic, InputRecords.bytes(key), value), true);
    }

    private void send(ProducerRecord<byte[], byte[]> record, boolean broken) {
        sent.add(new Sent(producer.send(record), broken));
    }

    /** Waits until the broker has everything. */
    void flush() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Sent each : sent) {
            each.at().get();
        }
    }

    /** How many records there are. */
    int size() {
        return sent.size();
    }

    /** Where the next record of each partition would come to lie, if nobody else sends. */
    Map<TopicPartition, Long> ends() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Sent each : sent) {
            RecordMetadata at = each.at().get();
            ends.merge(new TopicPartition(at.topic(), at.partition()), at.offset() + 1, Math::max);
        }
        return ends;
    }

    /** As topic, partition, offset. */
    List<String> brokenPlaces() throws ExecutionException, InterruptedException {
        List<String> places = new ArrayList<>();
        for (Sent each : sent) {
            if (each.broken()) {
                RecordMetadata at = each.at().get();
                places.add(at.topic() + " " + at.partition() + " " + at.offset());
            }
        }
        return places;
    }

    @Override
    public void close() {
        // What is not yet sent when a test fails is not waited for.
        producer.close(Duration.ZERO);
    }
}
