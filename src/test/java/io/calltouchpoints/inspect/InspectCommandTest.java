package io.calltouchpoints.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.calltouchpoints.Stories;
import io.calltouchpoints.Story;
import io.calltouchpoints.cli.Commands;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.Savepoints;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Savepoints of the real graph, looked into. */
class InspectCommandTest {

    private static final String VISITOR = "dde5687119cc4928fbf94393ed9f5c35";
    private static final Path EXPECTED = Path.of("src/test/resources/inspect");

    /** A click on an ad at 12:17, a form three minutes later. */
    private static final List<String> WEB = List.of("""
            {"bizibleId": "V1", "eventType": "page_view", "timestamp": "2024-03-01T12:17:00Z", "url": "https://www.example.com/?gclid=a"}""", """
            {"bizibleId": "V1", "eventType": "form_submit", "timestamp": "2024-03-01T12:20:00Z", "url": "https://www.example.com/contact"}""");

    /** A call in the session, one that is deleted again, one 18 minutes after its end, one on the next day. */
    private static final List<String> TASKS = List.of(
            task("00T5e00001AbCdAEAV", "2024-03-01T12:30:00Z", "2024-03-01T12:31:00Z", false),
            task("00T5e00001AbCdBEAV", "2024-03-01T12:40:00Z", "2024-03-01T12:41:00Z", false),
            task("00T5e00001AbCdBEAV", "2024-03-01T12:40:00Z", "2024-03-01T12:42:00Z", true),
            task("00T5e00001AbCdCEAV", "2024-03-01T13:05:00Z", "2024-03-01T13:06:00Z", false),
            task("00T5e00001AbCdDEAV", "2024-03-02T09:00:00Z", "2024-03-02T09:01:00Z", false));

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"rocksdb, CANONICAL", "rocksdb, NATIVE", "hashmap, NATIVE"})
    void theStoryOfTheIntegration(String backend, SavepointFormatType format, @InjectMiniCluster MiniCluster cluster)
            throws Exception {
        Story story = Stories.all()
                .filter(each -> each.name().equals("the-story-of-the-integration"))
                .findAny()
                .orElseThrow();
        String savepoint = new Savepoints(cluster, folder)
                .take(Options.parse(Map.of()), story.webEvents(), 2, story.tasks(), 2, backend, format);

        assertThat(run("--savepoint", savepoint, "--bizible-id", " " + VISITOR.toUpperCase(Locale.ROOT) + " "))
                .isZero();
        assertThat(err.toString()).isEmpty();
        assertThat(out.toString()).isEqualTo(Files.readString(EXPECTED.resolve("the-story-of-the-integration.txt")));

        assertThat(run("--savepoint", savepoint)).isZero();
        assertThat(out.toString()).isEqualTo(Files.readString(EXPECTED.resolve("counts.txt")));

        assertThat(run("--savepoint", savepoint, "--bizible-id", "unknown")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "inspect failed: The visitor unknown is not in this state: never seen, or forgotten since\n");

        JsonNode visitor = json("--savepoint", savepoint, "--bizible-id", VISITOR);
        assertThat(Stories.comparable(List.copyOf(elements(visitor.path("touchpoints")))))
                .containsExactlyElementsOf(story.touchpoints());
        assertThat(visitor.at("/sessions/0/start").asText()).isEqualTo("2016-12-05T20:17:00.000Z");
        assertThat(visitor.at("/past/firstVisit/timestamp").asText()).isEqualTo("2016-12-01T20:17:00.000Z");
        assertThat(visitor.at("/tasks/0/fields/CallDurationInSeconds/value").asText())
                .isEqualTo("107");
    }

    @Test
    void whyCallsDidNotMerge(@InjectMiniCluster MiniCluster cluster) throws Exception {
        Options options = Options.parse(Map.of("visitor.max-facts", "400"));
        String savepoint = new Savepoints(cluster, folder)
                .take(options, WEB, 1, TASKS, 5, "rocksdb", SavepointFormatType.CANONICAL);

        JsonNode visitor = json("--savepoint", savepoint, "--bizible-id", "v1");
        assertThat(elements(visitor.path("calls")))
                .extracting(
                        call -> call.path("callMatch").asText(null),
                        call -> call.path("minutesAfterSessionStart").asText(null),
                        call -> call.path("why").asText())
                .containsExactly(
                        tuple(
                                "SESSION_TAKEN",
                                "13.0",
                                "Made 13.0 minutes after the session of 2024-03-01T12:17:00.000Z began, before it was over at 2024-03-01T12:47:00.000Z, but the session's one touchpoint went to an earlier conversion: the form at 2024-03-01T12:20:00.000Z on https://www.example.com/contact."),
                        tuple(
                                null,
                                null,
                                "Withdrawn, or no call at present (deleted, or outbound and ignored): it makes no touchpoint, and may come back."),
                        tuple(
                                "SESSION_EXPIRED",
                                "48.0",
                                "Too late: the session of 2024-03-01T12:17:00.000Z began 48.0 minutes before the call and was over at 2024-03-01T12:47:00.000Z, 18.0 minutes before it. A session explains a call for call.near-miss (2 h) after its end."),
                        tuple(
                                "NO_SESSION",
                                null,
                                "No session near it. The latest one, of 2024-03-01T12:17:00.000Z, was over at 2024-03-01T12:47:00.000Z, 1213.0 minutes before the call; a session explains a call for call.near-miss (2 h) after its end."));
        assertThat(elements(visitor.path("tasks")))
                .extracting(task -> task.path("kind").asText())
                .containsExactly("CALL", "SILENT", "CALL", "CALL");

        // Options are those of the job, unless given.
        JsonNode counts = json("--savepoint", savepoint, "--call.near-miss", "10 min");
        assertThat(counts.at("/callsByMatch/SESSION_EXPIRED").asInt()).isZero();
        assertThat(counts.at("/callsByMatch/NO_SESSION").asInt()).isEqualTo(2);
        assertThat(counts.at("/callsSilent").asInt()).isEqualTo(1);
        assertThat(counts.at("/taskImagesByKind/SILENT").asInt()).isEqualTo(1);
        assertThat(counts.at("/options/visitor.max-facts").asText()).isEqualTo("400");
        assertThat(counts.at("/options/call.near-miss").asText()).isEqualTo("10 min");
        assertThat(run("--savepoint", savepoint)).isZero();
        assertThat(out.toString()).endsWith("options of the job, beside the defaults\n  visitor.max-facts 400\n");
        assertThat(run("--savepoint", savepoint, "--correction.window", "1 h", "--call.medium", "paper"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("call.medium = \"paper\"", "correction.window = \"1 h\": it must not be below");
    }

    @Test
    void whatIsNoSavepointOfTheJob(@InjectMiniCluster MiniCluster cluster) throws Exception {
        assertThat(run("--savepoint", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("--savepoint " + folder
                        + ": there is no savepoint, that is, no folder with a file _metadata in it");

        Path broken = Files.createDirectory(folder.resolve("broken"));
        Files.writeString(broken.resolve("_metadata"), "not one");
        assertThat(run("--savepoint", broken.toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("inspect failed: " + broken + " is no savepoint: ");

        String another = new Savepoints(cluster, folder).takeOfAnotherJob();
        assertThat(run("--savepoint", another)).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo(
                        "inspect failed: " + another + " is a savepoint of another job: it has no operator journey\n");
    }

    private JsonNode json(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--json");
        assertThat(run(all.toArray(String[]::new))).as(err.toString()).isZero();
        assertThat(out.toString().lines()).hasSize(1);
        return new ObjectMapper().readTree(out.toString());
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Commands.prepare(InspectCommand.create())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static List<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        return elements;
    }

    private static String task(String id, String created, String modified, boolean deleted) {
        return """
                {"Id": "%s", "IsDeleted": %s, "Type": "Call", "CreatedDate": "%s", "SystemModstamp": "%s", "bizible2__BizibleId__c": "v1"}""".formatted(id, deleted, created, modified);
    }
}
