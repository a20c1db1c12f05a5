package io.calltouchpoints;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calltouchpoints.publish.PublishedTouchpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The stories in the test resources, and how results compare with them. */
public final class Stories {

    private static final Path FOLDER = Path.of("src/test/resources/scenarios");
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Members that the stories do not say. */
    public static final Set<String> LEFT_OUT = Set.of("revision", "browser", "platform");

    private Stories() {}

    public static Stream<Story> all() {
        try (Stream<Path> folders = Files.list(FOLDER)) {
            List<Story> stories = folders.filter(Files::isDirectory)
                    .sorted()
                    .map(Stories::read)
                    .toList();
            if (stories.size() != 9) {
                throw new IllegalStateException("There are nine stories, not " + stories.size());
            }
            return stories.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest version of each touchpoint by revision, as its consumers keep it; withdrawn ones are gone. */
    public static Map<String, JsonNode> latest(List<PublishedTouchpoint> published) {
        Map<String, JsonNode> latest = new HashMap<>();
        for (PublishedTouchpoint touchpoint : published) {
            if (touchpoint.json() == null) {
                latest.remove(touchpoint.touchpointId());
            } else {
                latest.put(touchpoint.touchpointId(), parse(touchpoint.json()));
            }
        }
        return latest;
    }

    public static JsonNode parse(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the members that stories leave out. */
    public static List<JsonNode> comparable(Collection<JsonNode> touchpoints) {
        return touchpoints.stream()
                .map(touchpoint -> ((ObjectNode) touchpoint.deepCopy()).<JsonNode>without(LEFT_OUT))
                .toList();
    }

    private static Story read(Path folder) {
        List<JsonNode> touchpoints = lines(folder, "touchpoints.jsonl").stream()
                .map(line -> parse(line.getBytes(StandardCharsets.UTF_8)))
                .toList();
        return new Story(
                folder.getFileName().toString(),
                folder,
                lines(folder, "web-events.jsonl"),
                lines(folder, "salesforce-tasks.jsonl"),
                touchpoints);
    }

    private static List<String> lines(Path folder, String name) {
        try {
            return Files.readAllLines(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
