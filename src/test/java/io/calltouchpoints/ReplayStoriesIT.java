package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.StandaloneJar.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stories through the command that users type. */
class ReplayStoriesIT {

    @TempDir
    Path folder;

    static Stream<Story> stories() {
        return Stories.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stories")
    void touchpointsAreWhatTheStorySaysInItsOrder(Story story) throws Exception {
        Path inputs = story.folder().toAbsolutePath();
        replay(story, inputs.resolve("web-events.jsonl"), inputs.resolve("salesforce-tasks.jsonl"));
    }

    @Test
    void filesOfFoldersMayBeGzippedAndInAnyOrder() throws Exception {
        Story story = Stories.all()
                .filter(one -> one.name().equals("the-story-of-the-integration"))
                .findFirst()
                .orElseThrow();
        Path web = Files.createDirectories(folder.resolve("web events ü"));
        Path nested = Files.createDirectories(web.resolve("year=2016/day=1"));
        List<String> events = story.webEvents();
        zip(web.resolve("_later.jsonl.gz"), events.subList(1, events.size()));
        Files.writeString(nested.resolve("earlier"), events.get(0)); // without line end
        Files.createFile(web.resolve("empty"));
        zip(web.resolve("empty.gz"), List.of());
        Files.writeString(web.resolve(".hidden"), "no JSON");
        Path tasks = folder.resolve("TASKS.GZ");
        zip(tasks, story.tasks());

        replay(story, web, tasks);
    }

    private void replay(Story story, Path web, Path tasks) throws Exception {
        Path output = folder.resolve("output");
        Result result = StandaloneJar.run(
                folder,
                "replay",
                "--web-events",
                web.toString(),
                "--tasks",
                tasks.toString(),
                "--output",
                output.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.status()).isZero();
        assertThat(result.out())
                .containsPattern("web events read +" + story.webEvents().size() + "\n")
                .containsPattern("touchpoints +" + story.touchpoints().size() + "\n");
        assertThat(Stories.comparable(lines(output.resolve("touchpoints.jsonl"))))
                .containsExactlyElementsOf(story.touchpoints());
        assertThat(lines(output.resolve("rejected.jsonl")))
                .extracting(rejection -> rejection.path("reason").asText())
                .containsExactlyElementsOf(story.rejectsItsTaskOnce() ? List.of("NO_BIZIBLE_ID") : List.of());
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files).hasSize(2);
        }
    }

    private static void zip(Path file, List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static List<JsonNode> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> Stories.parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
    }
}
