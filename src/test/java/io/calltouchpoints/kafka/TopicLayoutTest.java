package io.calltouchpoints.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TopicLayoutTest {

    private static final Path SCRIPT = Path.of("deploy/kafka/create-topics.sh");
    private static final Pattern CREATE = Pattern.compile("^create (\\S+) (.*)$", Pattern.MULTILINE);
    private static final Pattern CONFIG = Pattern.compile("--config ([a-z.]+)=(\\S+)");
    private static final String TWO_WEEKS = Long.toString(14L * 24 * 60 * 60 * 1000);

    @Test
    void theScriptForRealClustersSaysTheSame() throws IOException {
        String script = Files.readString(SCRIPT);
        assertThat(script).contains("RETENTION_DAYS:-14");
        Map<String, Map<String, String>> told = new HashMap<>();
        Matcher create = CREATE.matcher(script);
        while (create.find()) {
            Map<String, String> config = told.computeIfAbsent(create.group(1), name -> new HashMap<>());
            Matcher setting = CONFIG.matcher(create.group(2));
            while (setting.find()) {
                config.put(setting.group(1), setting.group(2).replace("\"$retention\"", TWO_WEEKS));
            }
        }
        Map<String, Map<String, String>> layout = TopicLayout.configs(Topics.DEFAULT);
        assertThat(told.keySet()).isEqualTo(layout.keySet());
        told.forEach((topic, config) ->
                assertThat(layout.get(topic)).as(topic).isNotEmpty().containsAllEntriesOf(config));
        assertThat(told.get(Topics.DEFAULT.touchpoints())).containsEntry("cleanup.policy", "compact");
    }

    @Test
    void onlyTouchpointsAreCompacted() {
        assertThat(TopicLayout.newTopics(Topics.DEFAULT, 6))
                .allSatisfy(topic -> assertThat(topic.numPartitions()).isEqualTo(6))
                .filteredOn(topic -> topic.configs().get("cleanup.policy").equals("compact"))
                .extracting(topic -> topic.name())
                .containsExactly(Topics.DEFAULT.touchpoints());
    }
}
