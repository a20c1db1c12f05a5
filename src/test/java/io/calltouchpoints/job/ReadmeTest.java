package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.calltouchpoints.attribution.Arrivals;
import io.calltouchpoints.attribution.VisitDescription;
import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.kafka.KafkaOptions;
import io.calltouchpoints.publish.CallMedium;
import io.calltouchpoints.publish.TouchpointJson;
import io.calltouchpoints.run.EmbeddedOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The tables of README.md say what the code does. */
class ReadmeTest {

    private static final Origin LINE = new Origin("README.md", null, 1L, null, null);

    private final List<String> readme = readme();

    @Test
    void namesAndDefaultsOfAllOptions() {
        assertThat(table("| option | default | unit or values | meaning |"))
                .extracting(row -> row.get(0) + " | " + row.get(1).replace("`", ""))
                .containsExactlyElementsOf(AllOptions.STREAMING.stream()
                        .map(option -> "`" + option.name() + "` | " + defaults(option))
                        .toList());
    }

    @Test
    void namesAndDefaultsOfTheOptionsOfRun() {
        assertThat(table("| option of `run` | default | unit or values | meaning |"))
                .allSatisfy(row -> assertThat(row).hasSize(4).doesNotContain(""))
                .extracting(row -> row.get(0) + " | " + row.get(1))
                .containsExactlyElementsOf(Stream.concat(KafkaOptions.ALL.stream(), EmbeddedOptions.ALL.stream())
                        .map(option -> "`" + option.name() + "` | " + option.shownDefault())
                        .toList());
    }

    @Test
    void everyOptionIsExplained() {
        assertThat(table("| option | default | unit or values | meaning |"))
                .allSatisfy(row -> assertThat(row).hasSize(4).doesNotContain(""));
    }

    @Test
    void allRejectionReasons() {
        assertThat(table("| reason | when | what to do |"))
                .allSatisfy(row -> assertThat(row).hasSize(3).doesNotContain(""))
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(Arrays.stream(Reason.values())
                        .map(reason -> "`" + reason.name() + "`")
                        .toList());
    }

    @Test
    void allMembersOfTouchpoints() throws IOException {
        assertThat(table("| member | type | value |"))
                .extracting(row -> row.get(0).replace("`", ""))
                .containsExactlyElementsOf(members());
    }

    /** The first JSON sample is a web event, those that follow up to the output are Tasks. */
    @Test
    void samplesOfInputCanBeRead() throws Exception {
        WebEventReader events = new WebEventReader(options().input(true), new Arrivals(Set.of(), Set.of()));
        TaskReader tasks = new TaskReader(options().input(true));
        List<byte[]> samples = inputSamples();

        assertThat(samples).hasSize(5);
        assertThat(events.read(samples.get(0), LINE))
                .extracting(Incoming::value)
                .isNotNull();
        assertThat(samples.subList(1, 5)).allSatisfy(sample -> assertThat(tasks.read(sample, LINE))
                .singleElement()
                .extracting(Incoming::value)
                .isNotNull());
    }

    private static String defaults(Option<?> streaming) {
        String inReplay = AllOptions.REPLAY.stream()
                .filter(option -> option.name().equals(streaming.name()))
                .map(Option::shownDefault)
                .findAny()
                .orElseThrow();
        String inStreams = streaming.shownDefault();
        return inStreams.equals(inReplay) ? inStreams : inStreams + ", in replay " + inReplay;
    }

    private static List<String> members() throws IOException {
        Touchpoint touchpoint =
                new Touchpoint(new Touchpoint.Id(0L, null), 0, null, null, null, null, null, true, false);
        byte[] json = new TouchpointJson(CallMedium.WEB).write("id", 1, touchpoint, VisitDescription.STANDALONE_CALL);
        Map<?, ?> members = new ObjectMapper().readValue(json, Map.class);
        return members.keySet().stream().map(String::valueOf).toList();
    }

    private static Options options() throws InvalidOptions {
        return Options.parseForReplay(Map.of());
    }

    private List<byte[]> inputSamples() {
        return readme.subList(readme.indexOf("## Input"), readme.indexOf("## Output")).stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> line.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** The cells of the rows below this header; none when it is not there, which no test takes for right. */
    private List<List<String>> table(String header) {
        int at = readme.indexOf(header);
        Stream<String> rows = at < 0 ? Stream.of() : readme.subList(at + 2, readme.size()).stream();
        List<List<String>> table = rows.takeWhile(line -> line.startsWith("|"))
                .map(ReadmeTest::cells)
                .toList();
        assertThat(table).as(header).isNotEmpty();
        return table;
    }

    private static List<String> cells(String row) {
        String inside = row.substring(1, row.lastIndexOf('|'));
        return Arrays.stream(inside.split("\\|", -1)).map(String::strip).toList();
    }

    private static List<String> readme() {
        try {
            return Files.readAllLines(Path.of("README.md"));
        } catch (IOException e) {
            throw new AssertionError("README.md must be in the folder from which the tests run", e);
        }
    }
}
