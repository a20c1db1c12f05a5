package io.calltouchpoints;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;

/** A folder of {@code scenarios}: what comes in, and the touchpoints that must come out. */
public record Story(String name, Path folder, List<String> webEvents, List<String> tasks, List<JsonNode> touchpoints) {

    /** Its Task is a phone call that (at first) has no BizibleId. */
    public boolean rejectsItsTaskOnce() {
        return List.of("bizible-id-arrives-with-an-update", "the-same-story-without-the-integration")
                .contains(name);
    }

    @Override
    public String toString() {
        return name;
    }
}
