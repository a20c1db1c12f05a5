package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.calltouchpoints.ingest.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what a job has committed with what was sent. */
final class Verdict {

    private static final Set<String> UNREADABLE =
            Set.of(Reason.MALFORMED_JSON.name(), Reason.MISSING_FIELD.name(), Reason.INVALID_FIELD.name());

    private Verdict() {}

    /**
     * Every touchpoint in every member as the batch evaluation has it, nothing twice, each broken record rejected once, and no
     * record late.
     */
    static Output assertExactlyOnce(
            KafkaProcess broker, JobTopics topics, Produced produced, Map<String, String> options) throws Exception {
        Output output = assertTouchpoints(broker, topics, produced, options);
        assertRejections(output.rejections(), produced.brokenPlaces());
        return output;
    }

    /** The same but for the rejections. */
    static Output assertTouchpoints(
            KafkaProcess broker, JobTopics topics, Produced produced, Map<String, String> options) throws Exception {
        Map<String, JsonNode> expected = Expected.touchpoints(produced.events, produced.changes, options);
        Output output = Output.read(broker, topics);
        output.assertRevisions();
        output.assertWithdrawals();
        Map<String, JsonNode> latest = output.latest();
        assertThat(latest.keySet()).isEqualTo(expected.keySet());
        expected.forEach((id, touchpoint) -> assertThat(latest.get(id)).isEqualTo(touchpoint));
        return output;
    }

    private static void assertRejections(List<JsonNode> rejections, List<String> broken) {
        List<String> unreadable = rejections.stream()
                .filter(each -> UNREADABLE.contains(each.path("reason").asText()))
                .map(Verdict::place)
                .toList();
        assertThat(unreadable).containsExactlyInAnyOrderElementsOf(broken);
        Set<String> seen = new HashSet<>();
        for (JsonNode rejection : rejections) {
            String reason = rejection.path("reason").asText();
            if (!UNREADABLE.contains(reason)) {
                // Verdicts on Tasks that are told piece by piece. Nothing is late: everything was within the bounds.
                assertThat(reason).isIn(Reason.NO_BIZIBLE_ID.name(), Reason.NO_CALL_TIME.name());
                assertThat(seen.add(reason + rejection.path("taskId").asText()))
                        .as("%s once", rejection)
                        .isTrue();
            }
        }
    }

    private static String place(JsonNode rejection) {
        return "%s %d %d"
                .formatted(
                        rejection.path("topic").asText(),
                        rejection.path("partition").asInt(),
                        rejection.path("offset").asLong());
    }
}
