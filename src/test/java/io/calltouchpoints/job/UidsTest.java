package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** The uids of the graph are those of every savepoint there is: this list only ever grows. */
class UidsTest {

    private static final List<String> FROZEN = List.of(
            "web-events",
            "web-events-read",
            "salesforce-tasks",
            "salesforce-tasks-read",
            "task-image",
            "journey",
            "describe",
            "touchpoints",
            "rejected");

    @Test
    void theGraphHasTheFrozenUids() throws Exception {
        Options options = Options.parse(Map.of());
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(Clusters.configuration());
        TouchpointGraph.draw(env, new ListEnds(options, List.of(), List.of()), options, false, "web-events");
        StreamGraph graph = env.getStreamGraph();
        TreeSet<String> uids = new TreeSet<>();
        for (StreamNode node : graph.getStreamNodes()) {
            uids.add(Objects.requireNonNull(node.getTransformationUID(), node.getOperatorName()));
        }
        uids.removeIf(uid -> uid.endsWith("-watermarks"));
        assertThat(uids).containsExactlyInAnyOrderElementsOf(FROZEN);
    }
}
