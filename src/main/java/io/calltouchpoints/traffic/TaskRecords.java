package io.calltouchpoints.traffic;

import io.calltouchpoints.traffic.TaskChange.Act;
import io.calltouchpoints.traffic.TrafficRecord.Oddity;
import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes of Tasks in the shapes in which connectors write them, all of them on one topic. */
final class TaskRecords {

    private TaskRecords() {}

    /** As Salesforce writes it. */
    static String time(long epochMillis) {
        String text = Instant.ofEpochMilli(epochMillis).toString();
        return text.substring(0, text.length() - 1) + "+0000";
    }

    static TrafficRecord record(TaskChange change, Dice dice) {
        byte[] key = change.taskId().getBytes(StandardCharsets.UTF_8);
        return new TrafficRecord(
                Stream.TASK,
                key,
                value(change, dice),
                change.version(),
                change.sendAt(),
                Oddity.NONE,
                change.callsChange());
    }

    /** What no reader can use. */
    static TrafficRecord broken(TaskChange like, Dice dice) {
        String id = like.taskId();
        byte[] value =
                switch (dice.below(4)) {
                    case 0 -> {
                        byte[] whole = changeEvent(like);
                        yield Arrays.copyOf(whole, whole.length - 2 - dice.below(whole.length / 2));
                    }
                    case 1 -> row(like, "Task-" + dice.below(1000));
                    case 2 -> header(JsonRecord.begin(), like, "GAP_UPDATE").end();
                    default ->
                        JsonRecord.begin()
                                .put("Id", id)
                                .put("SystemModstamp", time(like.version()))
                                .put(TaskLife.CREATED_DATE, time(like.version()).replace("+0000", ""))
                                .end();
                };
        byte[] key = id.getBytes(StandardCharsets.UTF_8);
        return new TrafficRecord(Stream.TASK, key, value, like.version(), like.sendAt(), Oddity.BROKEN, 0);
    }

    private static byte @Nullable [] value(TaskChange change, Dice dice) {
        int percent = dice.below(100);
        if (change.last() && change.act() == Act.DELETE) {
            return percent < 70
                    ? null
                    : JsonRecord.begin()
                            .open("event")
                            .put("type", "deleted")
                            .close()
                            .open("sobject")
                            .put("Id", change.taskId())
                            .end();
        } else if (percent < 35) {
            return changeEvent(change);
        } else if (percent < 65) {
            return flattened(change);
        } else if (percent < 70) {
            return row(change, change.taskId().substring(0, 15));
        }
        return row(change, change.taskId());
    }

    /** As the Pub/Sub API's and CometD bridges have it. */
    private static byte[] changeEvent(TaskChange change) {
        JsonRecord json =
                JsonRecord.begin().put("schema", "IeRuaY6cbI_HsV8Rv1Mc5g").open("payload");
        header(json, change, change.act().name());
        if (change.act() != Act.DELETE) {
            List<String> names = change.act() == Act.UPDATE
                    ? change.changed()
                    : List.copyOf(change.fields().keySet());
            names.forEach(name -> json.put(name, change.fields().get(name)));
            json.put("LastModifiedDate", time(change.version()));
        }
        return json.close()
                .open("event")
                .put("replayId", change.version() % 1_000_000_000)
                .end();
    }

    /** As Confluent's connector has it: null in the fields that did not change. */
    private static byte[] flattened(TaskChange change) {
        JsonRecord json = JsonRecord.begin().put("Id", change.taskId());
        header(json, change, change.act().name());
        change.fields().forEach((name, value) -> {
            boolean told = change.act() != Act.UPDATE || change.changed().contains(name);
            json.put(name, told && change.act() != Act.DELETE ? value : null);
        });
        return json.end();
    }

    /** As polling connectors have it. */
    private static byte[] row(TaskChange change, String id) {
        return JsonRecord.begin()
                .open("attributes")
                .put("type", "Task")
                .close()
                .put("Id", id)
                .put("IsDeleted", change.act() == Act.DELETE)
                .put("SystemModstamp", time(change.version()))
                .putAll(change.fields())
                .end();
    }

    private static JsonRecord header(JsonRecord json, TaskChange change, String type) {
        return json.open("ChangeEventHeader")
                .put("entityName", "Task")
                .put("recordIds", List.of(change.taskId()))
                .put("changeType", type)
                .put("changeOrigin", "com/salesforce/api/rest/61.0")
                .put("transactionKey", "0005-%x".formatted(change.version()))
                .put("sequenceNumber", 1)
                .put("commitTimestamp", change.version())
                .put("changedFields", change.act() == Act.UPDATE ? change.changed() : List.of())
                .put("nulledFields", List.of())
                .close();
    }

    /** A change of a Task that exists nowhere else, to break. */
    static TaskChange example(String taskId, long time) {
        Map<String, @Nullable Object> fields = Map.of(TaskLife.TYPE, "Call", TaskLife.CREATED_DATE, time(time));
        return new TaskChange(Act.CREATE, taskId, fields, List.of(), time, time, false, 0);
    }
}
