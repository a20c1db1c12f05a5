package io.calltouchpoints.local;

import io.calltouchpoints.kafka.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what the job publishes from now on, as any consumer would: only what is committed. */
final class OutputFeed implements AutoCloseable {

    private static final Duration DRAIN_AT_MOST = Duration.ofSeconds(10);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TouchpointTable table;
    private final Consumer<String> lines;

    /** @param lines takes each line of the table */
    OutputFeed(String bootstrapServers, TouchpointTable table, Consumer<String> lines) {
        this.table = table;
        this.lines = lines;
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(Topics.DEFAULT.touchpoints(), Topics.DEFAULT.rejected()).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Now, not when the first poll asks.
        partitions.forEach(consumer::position);
    }

    /** Prints what has come; waits for something for so long. */
    void poll(Duration wait) throws IOException {
        ConsumerRecords<byte[], byte[]> records = consumer.poll(wait);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            print(record);
        }
    }

    /** Prints all that has been published by now. */
    void drain() throws IOException {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        long deadline = System.nanoTime() + DRAIN_AT_MOST.toNanos();
        while (System.nanoTime() < deadline
                && ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll(Duration.ofMillis(100));
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void print(ConsumerRecord<byte[], byte[]> record) throws IOException {
        // The record's own time is that of what it tells of.
        long now = System.currentTimeMillis();
        byte[] value = record.value();
        if (record.topic().equals(Topics.DEFAULT.rejected())) {
            lines.accept(table.rejection(now, FlatJson.read(value)));
        } else {
            String id = new String(record.key(), StandardCharsets.UTF_8);
            table.touchpoint(now, id, value == null ? null : FlatJson.read(value))
                    .forEach(lines);
        }
    }
}
