package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The committed output of one job, and what must be true of it whatever has happened. */
final class Output {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<ConsumerRecord<String, byte[]>> touchpoints;
    private final List<JsonNode> rejections = new ArrayList<>();

    private Output(List<ConsumerRecord<String, byte[]>> touchpoints) {
        this.touchpoints = touchpoints;
    }

    static Output read(KafkaProcess broker, JobTopics topics) throws IOException {
        Output output = new Output(Committed.read(broker, topics.touchpoints()));
        for (ConsumerRecord<String, byte[]> record : Committed.read(broker, topics.rejected())) {
            output.rejections.add(JSON.readTree(record.value()));
        }
        return output;
    }

    int published() {
        return touchpoints.size();
    }

    List<JsonNode> rejections() {
        return rejections;
    }

    /** The last word on each touchpoint that was not withdrawn, without its revision. */
    Map<String, JsonNode> latest() throws IOException {
        Map<String, JsonNode> latest = new TreeMap<>();
        for (ConsumerRecord<String, byte[]> record : touchpoints) {
            if (record.value() == null) {
                latest.remove(record.key());
            } else {
                latest.put(record.key(), ((ObjectNode) JSON.readTree(record.value())).put("revision", 0));
            }
        }
        return latest;
    }

    /** Those whose last word is that they are no more. */
    Set<String> withdrawn() {
        Set<String> withdrawn = new TreeSet<>();
        for (ConsumerRecord<String, byte[]> record : touchpoints) {
            if (record.value() == null) {
                withdrawn.add(record.key());
            } else {
                withdrawn.remove(record.key());
            }
        }
        return withdrawn;
    }

    /** The revisions of one touchpoint, withdrawals left out, in the order of the topic. */
    List<Long> revisions(String touchpointId) throws IOException {
        List<Long> revisions = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : touchpoints) {
            if (record.key().equals(touchpointId) && record.value() != null) {
                revisions.add(JSON.readTree(record.value()).path("revision").asLong());
            }
        }
        return revisions;
    }

    /**
     * Nothing is there twice, nothing is out of order: a visitor has each revision once; within a partition, where a consumer
     * sees an order, they grow. So the highest revision of a touchpoint is the last one, too.
     */
    void assertRevisions() throws IOException {
        Set<String> seen = new HashSet<>();
        Map<String, Long> last = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : touchpoints) {
            if (record.value() == null) {
                continue;
            }
            JsonNode value = JSON.readTree(record.value());
            assertThat(value.path("touchpointId").asText()).isEqualTo(record.key());
            String visitor = value.path("bizibleId").asText();
            long revision = value.path("revision").asLong();
            assertThat(seen.add(visitor + " " + revision))
                    .as("revision %d of %s once", revision, visitor)
                    .isTrue();
            Long before = last.put(visitor + " in " + record.partition(), revision);
            assertThat(before == null || before < revision)
                    .as("%s at %s after %s of the same visitor", value, record.offset(), before)
                    .isTrue();
        }
    }

    /** No record is withdrawn that is not there: a withdrawal that came twice would show. */
    void assertWithdrawals() {
        Set<String> there = new HashSet<>();
        for (ConsumerRecord<String, byte[]> record : touchpoints) {
            if (record.value() == null) {
                assertThat(there.remove(record.key()))
                        .as("%s at %d/%d was there", record.key(), record.partition(), record.offset())
                        .isTrue();
            } else {
                there.add(record.key());
            }
        }
    }
}
