package io.calltouchpoints.benchmark;

import io.calltouchpoints.job.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.streams.KafkaStreams;

/**
 * One measurement from topic to topic in a process of its own: {@code <product or Kafka-Streams> <bootstrap servers> <warm-up s>
 * <measured s> <web events>}. It reads the topics from their beginning, under a name of its own. Who is through with a part of the
 * topic before its time is warm by then, and who comes to its end is measured up to there.
 */
final class KafkaMeasure {

    private static final double WARM_PART = 0.75;

    private KafkaMeasure() {}

    public static void main(String[] args) throws Exception {
        Variant variant = Variant.of(args[0]);
        Duration warmUp = Duration.ofSeconds(Long.parseLong(args[2]));
        Duration measured = Duration.ofSeconds(Long.parseLong(args[3]));
        long events = Long.parseLong(args[4]);
        String name = "benchmark-" + System.nanoTime();
        Path folder = Files.createTempDirectory("call-touchpoints-benchmark");
        try {
            Sample sample = variant == Variant.KAFKA_STREAMS
                    ? streams(args[1], name, folder, new Window(warmUp, measured, events))
                    : product(args[1], name, folder, new Window(warmUp, measured, events));
            System.out.println(sample.line());
            System.out.flush();
        } finally {
            Measure.delete(folder);
        }
        System.exit(0);
    }

    private static Sample streams(String servers, String name, Path folder, Window window) throws Exception {
        try (KafkaStreams streams = KafkaStreamsJoin.start(servers, name, folder)) {
            return count(KafkaStreamsJoin::read, window);
        }
    }

    private static Sample product(String servers, String name, Path folder, Window window) throws Exception {
        Configuration configuration = Measure.configuration(false, 512, folder);
        try (MiniCluster cluster = Measure.cluster(configuration, 2)) {
            cluster.start();
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
            env.setParallelism(2);
            Options options = KafkaProduct.options(name);
            Measure.warmAttribution(options);
            KafkaProduct.draw(env, servers, options);
            cluster.submitJob(env.getStreamGraph().getJobGraph()).get();
            return count(KafkaProduct::read, window);
        }
    }

    /** What is measured of the topic. */
    private record Window(Duration warmUp, Duration measured, long events) {}

    private static Sample count(LongSupplier read, Window window) throws InterruptedException, IOException {
        await(read, 1, Duration.ofMinutes(1));
        WarmUp.await(window.warmUp, () -> read.getAsLong() >= window.events * WARM_PART);
        long events = read.getAsLong();
        long nanos = System.nanoTime();
        long cpu = Cpu.nanos();
        await(read, window.events, window.measured);
        long cpuUsed = Cpu.nanos() - cpu;
        double seconds = (System.nanoTime() - nanos) / 1e9;
        long count = read.getAsLong() - events;
        return new Sample(count / seconds, cpuUsed / 1e9 / count * 1e6, 0, 0, 0);
    }

    private static void await(LongSupplier read, long events, Duration atMost) throws InterruptedException {
        long limit = System.nanoTime() + atMost.toNanos();
        while (read.getAsLong() < events && System.nanoTime() < limit) {
            Thread.sleep(5);
        }
    }
}
