package io.calltouchpoints.benchmark;

import io.calltouchpoints.local.EmbeddedBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A broker in a process of its own, its topics filled with traffic of the last hours: {@code <folder> <port> <web events>}. It
 * says when it is ready, and ends with its input.
 */
final class KafkaBroker {

    static final String READY = "READY";

    /** As the embedded broker makes its topics by default. */
    static final int PARTITIONS = 4;

    private KafkaBroker() {}

    public static void main(String[] args) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(Path.of(args[0]), Integer.parseInt(args[1]))) {
            broker.createTopics(PARTITIONS);
            fill(broker.bootstrapServers(), Long.parseLong(args[2]));
            System.out.println(READY);
            System.out.flush();
            while (System.in.read() >= 0) {
                // until whoever started this is gone
            }
        }
        System.exit(0);
    }

    private static void fill(String bootstrapServers, long events) {
        Map<String, Object> properties = Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                1,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 18);
        long begin = System.currentTimeMillis() - 6 * 3_600_000L;
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            Traffic[] traffic = new Traffic[PARTITIONS];
            Queue<byte[]> tasks = new ArrayDeque<>();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                traffic[partition] = new Traffic(Setting.STEADY, partition, 1, tasks, begin);
            }
            for (long i = 0; i < events; i++) {
                int partition = (int) (i % PARTITIONS);
                byte[] value = traffic[partition].next();
                long time = traffic[partition].clock();
                byte[] key = traffic[partition].latestId().getBytes(StandardCharsets.US_ASCII);
                send(producer, new ProducerRecord<>("web-events", partition, time, key, value));
                for (byte[] task = tasks.poll(); task != null; task = tasks.poll()) {
                    send(producer, new ProducerRecord<>("salesforce-tasks", partition, time, null, task));
                }
            }
            producer.flush();
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells
    private static void send(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> sent) {
        producer.send(sent, (metadata, failure) -> {
            if (failure != null) {
                failure.printStackTrace();
                Runtime.getRuntime().halt(1);
            }
        });
    }
}
