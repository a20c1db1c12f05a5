package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A savepoint of every released version starts the job of today. They are in {@code src/test/resources/state}; one of a new format
 * is written by {@code -Dsavepoint.write=NAME}, and the old ones stay. {@code deletions} has the timers that delete visitors unread
 * as a second service, {@code one-service} all timers of visitors in one, {@code watermarks} the watermarks, too.
 */
class SavepointFormatIT {

    private static final Path STORED = Path.of("src", "test", "resources", "state");
    private static final String NAME = "savepoint-";

    private static final String WRITE = "savepoint.write";
    /** What the job had published when the savepoint was made; beside it. */
    private static final String PUBLISHED = "published.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final Stage STAGE = new Stage(1, 2);

    private final JobTopics topics = SavepointStory.TOPICS;
    private Produced produced;
    private SavepointStory story;
    private Job job;

    private void given() throws Exception {
        STAGE.broker().delete(topics.all());
        topics.create(STAGE.broker(), SavepointStory.PARTITIONS, SavepointStory.PARTITIONS);
        produced = STAGE.opened(new Produced(STAGE.broker(), topics, SavepointStory.SEED));
        story = new SavepointStory(produced);
        job = new Job(STAGE.cluster(), STAGE.broker(), topics, Map.of());
        // The topics of a new broker, up to where the savepoint has read them.
        story.untilTheSavepoint();
    }

    static List<Path> stored() throws Exception {
        try (Stream<Path> files = Files.list(STORED)) {
            return files.filter(each -> each.getFileName().toString().startsWith(NAME))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("stored")
    void startsTheJob(Path savepoint) throws Exception {
        given();
        Map<String, JsonNode> before = Expected.touchpoints(produced.events, produced.changes, Map.of());
        job.start(1, savepoint.toUri().toString());
        story.afterIt();
        job.awaitCaughtUp(produced);
        job.cancel();

        Map<String, JsonNode> after = Expected.touchpoints(produced.events, produced.changes, Map.of());
        Output output = Output.read(STAGE.broker(), topics);
        // Not what was known, and no more than what is different now.
        Map<String, JsonNode> changed = new TreeMap<>(after);
        changed.entrySet().removeIf(each -> each.getValue().equals(before.get(each.getKey())));
        assertThat(output.latest()).isEqualTo(changed).hasSize(5);
        TreeSet<String> withdrawn = new TreeSet<>(before.keySet());
        withdrawn.removeAll(after.keySet());
        assertThat(output.withdrawn()).isEqualTo(withdrawn).hasSize(1);
        assertThat(output.rejections()).isEmpty();
        output.assertRevisions();
        Map<String, Long> published = published(savepoint);
        assertThat(published.keySet()).isEqualTo(before.keySet());
        for (String id : changed.keySet()) {
            assertThat(Collections.min(output.revisions(id))).isGreaterThan(published.getOrDefault(id, 0L));
        }
    }

    @Test
    @EnabledIfSystemProperty(named = WRITE, matches = ".+")
    void write() throws Exception {
        given();
        job.start(2, null);
        job.awaitCaughtUp(produced);
        // The names of its parts are in it, and should not tell whose machine this was.
        Path made = Path.of(URI.create(job.stop(Files.createTempDirectory("savepoint"))));
        Path savepoint = Files.createDirectories(STORED.resolve(NAME + version() + "-" + System.getProperty(WRITE)));
        try (Stream<Path> files = Files.list(made)) {
            for (Path file : files.toList()) {
                Files.copy(file, savepoint.resolve(file.getFileName()));
            }
        }
        Output output = Verdict.assertTouchpoints(STAGE.broker(), topics, produced, Map.of());
        Map<String, Long> revisions = new TreeMap<>();
        for (String id : output.latest().keySet()) {
            revisions.put(id, Collections.max(output.revisions(id)));
        }
        JSON.writerWithDefaultPrettyPrinter()
                .writeValue(savepoint.resolve(PUBLISHED).toFile(), revisions);
    }

    private static Map<String, Long> published(Path savepoint) throws Exception {
        Map<String, Long> revisions = new TreeMap<>();
        for (var each : JSON.readTree(savepoint.resolve(PUBLISHED).toFile()).properties()) {
            revisions.put(each.getKey(), each.getValue().asLong());
        }
        return revisions;
    }

    private static String version() throws Exception {
        try (JarFile jar = new JarFile(System.getProperty("cluster.jar"))) {
            return jar.getManifest().getMainAttributes().getValue("Implementation-Version");
        }
    }
}
