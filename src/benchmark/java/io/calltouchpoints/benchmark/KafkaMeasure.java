package io.calltouchpoints.benchmark;

import io.calltouchpoints.job.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.streams.KafkaStreams;

/**
 * One measurement from topic to topic in a process of its own: {@code <product or Kafka Streams> <bootstrap servers> <warm-up s>
 * <measured s>}. It reads the topics from their beginning, under a name of its own.
 */
final class KafkaMeasure {

    private KafkaMeasure() {}

    public static void main(String[] args) throws Exception {
        Variant variant = Variant.of(args[0]);
        Duration warmUp = Duration.ofSeconds(Long.parseLong(args[2]));
        Duration measured = Duration.ofSeconds(Long.parseLong(args[3]));
        String name = "benchmark-" + System.nanoTime();
        Path folder = Files.createTempDirectory("call-touchpoints-benchmark");
        try {
            Sample sample = variant == Variant.KAFKA_STREAMS
                    ? streams(args[1], name, folder, warmUp, measured)
                    : product(args[1], name, folder, warmUp, measured);
            System.out.println(sample.line());
            System.out.flush();
        } finally {
            Measure.delete(folder);
        }
        System.exit(0);
    }

    private static Sample streams(String servers, String name, Path folder, Duration warmUp, Duration measured)
            throws Exception {
        try (KafkaStreams streams = KafkaStreamsJoin.start(servers, name, folder)) {
            return count(KafkaStreamsJoin::read, warmUp, measured);
        }
    }

    private static Sample product(String servers, String name, Path folder, Duration warmUp, Duration measured)
            throws Exception {
        Configuration configuration = Measure.configuration(false, 512, folder);
        try (MiniCluster cluster = Measure.cluster(configuration, 2)) {
            cluster.start();
            StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
            env.setParallelism(2);
            Options options = KafkaProduct.options(name);
            Measure.warmAttribution(options);
            KafkaProduct.draw(env, servers, options);
            cluster.submitJob(env.getStreamGraph().getJobGraph()).get();
            return count(KafkaProduct::read, warmUp, measured);
        }
    }

    private static Sample count(LongSupplier read, Duration warmUp, Duration measured) throws InterruptedException {
        while (read.getAsLong() == 0) {
            Thread.sleep(20);
        }
        Thread.sleep(warmUp.toMillis());
        long events = read.getAsLong();
        long nanos = System.nanoTime();
        long cpu = Measure.cpuNanos();
        Thread.sleep(measured.toMillis());
        long cpuUsed = Measure.cpuNanos() - cpu;
        double seconds = (System.nanoTime() - nanos) / 1e9;
        long count = read.getAsLong() - events;
        return new Sample(count / seconds, cpuUsed / 1e9 / count * 1e6, 0, 0, 0);
    }
}
