package io.calltouchpoints;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What any client of Kafka sees: writes records, and reads all that has been committed. */
public final class PlainKafka implements AutoCloseable {

    private static final long PATIENCE = Duration.ofSeconds(90).toNanos();
    private static final int LARGEST = 8 << 20;

    private final Map<String, Object> client;
    private final KafkaProducer<byte[], byte[]> producer;

    public PlainKafka(Map<String, String> client) {
        this.client = new HashMap<>(client);
        Map<String, Object> writing = new HashMap<>(client);
        writing.put("max.in.flight.requests.per.connection", 1);
        writing.put("max.request.size", LARGEST);
        producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Without keys, into one partition and so in order; returns when the broker has them. */
    public void write(String topic, List<String> values) throws Exception {
        for (String value : values) {
            write(new ProducerRecord<>(topic, 0, null, null, value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Its offset. */
    public long write(ProducerRecord<byte[], byte[]> record) throws Exception {
        return producer.send(record).get().offset();
    }

    /** Reads a topic from its beginning until what has been read is enough. */
    public List<ConsumerRecord<byte[], byte[]>> await(
            String topic, Predicate<List<ConsumerRecord<byte[], byte[]>>> enough) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            assign(consumer, topic);
            long deadline = System.nanoTime() + PATIENCE;
            while (!enough.test(read)) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("not enough on " + topic + ": " + read);
                }
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    /** All that is committed on a topic now. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String topic) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = assign(consumer, topic);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(read::add);
            }
        }
        return read;
    }

    /** How many records of a topic the group has still to read. */
    public long lag(String group, String topic) {
        Map<String, Object> reading = new HashMap<>(client);
        reading.put("group.id", group);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = assign(consumer, topic);
            var committed = consumer.committed(Set.copyOf(partitions));
            return consumer.endOffsets(partitions).entrySet().stream()
                    .mapToLong(end -> end.getValue()
                            - (committed.get(end.getKey()) == null
                                    ? 0
                                    : committed.get(end.getKey()).offset()))
                    .sum();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> reading = new HashMap<>(client);
        reading.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static List<TopicPartition> assign(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return partitions;
    }

    @Override
    public void close() {
        producer.close();
    }
}
