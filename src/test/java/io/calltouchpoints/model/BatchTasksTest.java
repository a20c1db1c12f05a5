package io.calltouchpoints.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Call;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BatchTasksTest {

    private static final String TASK = "00T5e0000000001EAA";

    private final List<TaskChange> changes = new ArrayList<>();

    @Test
    void eachFieldTakesItsHighestVersionInWhateverOrder() {
        change(10, 0, false, "CreatedDate", "5", "Type", "Call", "WhoId", "who");
        change(20, 1, null, TaskOptions.BIZIBLE_ID, " V1 ", "Type", "Left Message");
        change(20, 2, null, "Type", " Voice Mail ", "WhoId", null);

        for (int i = 0; i < 3; i++) {
            Collections.rotate(changes, 1);
            assertThat(calls(TaskOptions.DEFAULT))
                    .isEqualTo(Map.of("v1", List.of(new Call(TASK, 5, false, "Voice Mail", null, null, null))));
        }
    }

    @Test
    void deletedIsAFieldThatPartialChangesDoNotTouch() {
        change(10, 0, false, "CreatedDate", "5", TaskOptions.BIZIBLE_ID, "v1");
        change(20, 0, true);
        change(30, 0, null, "Type", "Call");
        assertThat(calls(TaskOptions.DEFAULT)).isEmpty();
        assertThat(BatchTasks.tasks(changes, TaskOptions.DEFAULT)
                        .get(TASK)
                        .call()
                        .silent())
                .isTrue();

        change(40, 0, false);
        assertThat(calls(TaskOptions.DEFAULT)).containsOnlyKeys("v1");
    }

    @Test
    void aTaskMovesOrLosesItsVisitor() {
        change(10, 0, false, "CreatedDate", "5", TaskOptions.BIZIBLE_ID, "v1");
        change(20, 0, null, TaskOptions.BIZIBLE_ID, "v2");
        assertThat(calls(TaskOptions.DEFAULT)).containsOnlyKeys("v2");

        change(30, 0, null, TaskOptions.BIZIBLE_ID, "Undefined");
        assertThat(calls(TaskOptions.DEFAULT)).isEmpty();
    }

    @Test
    void theFirstTimeFieldThatIsFilledIsTheCallTime() {
        change(10, 0, false, "CreatedDate", "9000", TaskOptions.BIZIBLE_ID, "v1", TaskOptions.DURATION, "2");
        TaskOptions subtract = new TaskOptions(TaskOptions.DEFAULT.callTimeFields(), true, false, Set.of());
        assertThat(calls(TaskOptions.DEFAULT).get("v1").get(0).time()).isEqualTo(9000);
        assertThat(calls(subtract).get("v1").get(0).time()).isEqualTo(7000);

        change(20, 0, null, TaskOptions.TOUCHPOINT_DATE, "8000");
        assertThat(calls(subtract).get("v1").get(0).time()).isEqualTo(8000);
        assertThat(calls(subtract).get("v1").get(0).durationSeconds()).isEqualTo(2);
    }

    @Test
    void outboundCallsAreLeftOutOnRequest() {
        change(10, 0, false, "CreatedDate", "5", TaskOptions.BIZIBLE_ID, "v1", TaskOptions.CALL_TYPE, "Outbound");
        TaskOptions ignore = new TaskOptions(TaskOptions.DEFAULT.callTimeFields(), false, true, Set.of());

        assertThat(calls(TaskOptions.DEFAULT)).containsOnlyKeys("v1");
        assertThat(calls(ignore)).isEmpty();
    }

    private Map<String, List<Call>> calls(TaskOptions options) {
        return BatchTasks.calls(changes, options);
    }

    private void change(long version, long sequence, Boolean deleted, String... fields) {
        Map<String, String> map = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(fields[i], fields[i + 1]);
        }
        Origin origin = new Origin("salesforce-tasks", 0, (long) changes.size(), version, null);
        changes.add(new TaskChange(TASK, version, sequence, version, deleted, map, origin));
    }
}
