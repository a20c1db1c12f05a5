package io.calltouchpoints.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.kafka.TopicLayout;
import io.calltouchpoints.kafka.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that creates topics, run with a tool that only says what it was told. */
class TopicsTest {

    @TempDir
    Path folder;

    @Test
    void itCreatesTheTopicsAsTheEmbeddedBrokerDoes() throws Exception {
        Map<String, Map<String, String>> created = new LinkedHashMap<>();
        for (List<String> words : run("broker:9092")) {
            assertThat(words)
                    .containsSubsequence("--bootstrap-server", "broker:9092", "--create", "--if-not-exists")
                    .containsSubsequence("--partitions", "6", "--replication-factor", "2");
            Map<String, String> settings = new TreeMap<>();
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i).equals("--config")) {
                    String[] setting = words.get(i + 1).split("=", 2);
                    settings.put(setting[0], setting[1]);
                }
            }
            created.put(words.get(words.indexOf("--topic") + 1), settings);
        }
        assertThat(created).isEqualTo(TopicLayout.configs(Topics.DEFAULT));
    }

    private List<List<String>> run(String servers) throws IOException, InterruptedException {
        Path tool = Files.writeString(folder.resolve("kafka-topics"), "#!/bin/sh\necho \"$@\"\n");
        assertThat(tool.toFile().setExecutable(true)).isTrue();
        ProcessBuilder script = new ProcessBuilder("bash", "deploy/kafka/create-topics.sh", servers);
        script.environment().putAll(Map.of("KAFKA_TOPICS", tool.toString(), "PARTITIONS", "6"));
        script.environment().put("REPLICATION_FACTOR", "2");
        Path out = folder.resolve("out");
        int exit = script.redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(out)).isZero();
        List<List<String>> lines = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            lines.add(Arrays.asList(line.split(" ")));
        }
        return lines;
    }
}
