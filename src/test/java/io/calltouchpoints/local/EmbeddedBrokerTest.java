package io.calltouchpoints.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltouchpoints.cli.Refusal;
import io.calltouchpoints.kafka.TopicLayout;
import io.calltouchpoints.kafka.Topics;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {

    private static final String TOUCHPOINTS = Topics.DEFAULT.touchpoints();

    @TempDir
    Path folder;

    @Test
    void makesTheTopicsAsTheyShouldBe() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            List<TopicDescription> topics = broker.createTopics(3);

            assertThat(topics).extracting(TopicDescription::name).isEqualTo(Topics.DEFAULT.names());
            assertThat(topics)
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(3));
            for (Map.Entry<String, Map<String, String>> layout :
                    TopicLayout.configs(Topics.DEFAULT).entrySet()) {
                assertThat(config(broker, layout.getKey())).as(layout.getKey()).containsAllEntriesOf(layout.getValue());
            }
            assertThat(config(broker, TOUCHPOINTS)).containsEntry("cleanup.policy", "compact");
        }
    }

    @Test
    void keepsItsDataAcrossStarts() throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            broker.createTopics(1);
            write(broker, "before");
        }
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            assertThat(broker.createTopics(5))
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(1));
            write(broker, "after");

            assertThat(read(broker, 2)).containsExactly("before", "after");
        }
    }

    @Test
    void takesRecordsThatTheJobWillReject() throws Exception {
        String large = IntStream.range(0, 2 << 20).mapToObj(i -> "x").collect(Collectors.joining());
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder, 0)) {
            broker.createTopics(1);
            try (KafkaProducer<String, String> producer = producer(broker)) {
                assertThat(producer.send(new ProducerRecord<>(Topics.DEFAULT.webEvents(), large))
                                .get()
                                .serializedValueSize())
                        .isEqualTo(large.length());
            }
        }
    }

    @Test
    void saysThatThePortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, BrokerSettings.address())) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, other.getLocalPort()))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("port %d is taken", other.getLocalPort());
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysThatTheFolderIsInUse() throws Exception {
        try (EmbeddedBroker first = EmbeddedBroker.start(folder, 0)) {
            assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                    .isInstanceOf(Refusal.class)
                    .hasMessage("%s is in use by another broker", folder);
            first.createTopics(1);
        }
    }

    @Test
    void leavesAFolderOfSomethingElseAlone() throws Exception {
        Path file = Files.writeString(folder.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> EmbeddedBroker.start(folder, 0))
                .isInstanceOf(Refusal.class)
                .hasMessage("%s holds files and is no broker's folder; name another", folder);
        assertThatThrownBy(() -> EmbeddedBroker.start(file, 0))
                .isInstanceOf(Refusal.class)
                .hasMessage("%s is a file, and must be a folder", file);
        assertThat(folder).isDirectoryNotContaining("glob:**meta.properties");
    }

    private static Map<String, String> config(EmbeddedBroker broker, String topic) throws Exception {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            return config.entries().stream().collect(Collectors.toMap(entry -> entry.name(), entry -> entry.value()));
        }
    }

    private static void write(EmbeddedBroker broker, String value) throws Exception {
        try (KafkaProducer<String, String> producer = producer(broker)) {
            producer.send(new ProducerRecord<>(TOUCHPOINTS, "key " + value, value))
                    .get();
        }
    }

    private static KafkaProducer<String, String> producer(EmbeddedBroker broker) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers(), "max.request.size", 8 << 20),
                new StringSerializer(),
                new StringSerializer());
    }

    private static List<String> read(EmbeddedBroker broker, int number) {
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partition = List.of(new TopicPartition(TOUCHPOINTS, 0));
            consumer.assign(partition);
            consumer.seekToBeginning(partition);
            for (int polls = 0; values.size() < number && polls < 100; polls++) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
                    values.add(record.value());
                }
            }
        }
        return values;
    }
}
