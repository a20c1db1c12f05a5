package io.calltouchpoints.ingest;

import io.calltouchpoints.ingest.TaskShapes.Found;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of the topic {@code salesforce-tasks}, whatever connector wrote them: change events, rows and tombstones
 * become changes of single Tasks. Not thread-safe: one reader a task.
 */
public final class TaskReader implements Serializable {

    private static final long serialVersionUID = 1L;

    /** A version from the future may not push a watermark further than this beyond the record's own timestamp. */
    private static final long MAX_AHEAD = 60_000;

    private final InputRules rules;
    private final TaskFields taskFields;
    private long dropped;

    public TaskReader(InputRules rules) {
        this.rules = rules;
        this.taskFields = TaskFields.of(rules);
    }

    /** How many records so far were none of ours: of another entity, or Singer messages without a record. */
    public long dropped() {
        return dropped;
    }

    /**
     * The changes in the record, one for each Task that it names, or why there are none; empty when it is none of ours.
     * Changes and rejections are never mixed. Never throws for what is in the record.
     *
     * @param value null is a tombstone, the key then names the Task
     */
    public List<Incoming<TaskChange>> read(byte @Nullable [] value, Origin origin) {
        Known known = new Known();
        try {
            if (value == null) {
                return tombstone(origin, known);
            }
            Found found = TaskShapes.find(JsonTree.parse(value, rules.recordMaxBytes()));
            if (found == null) {
                dropped++;
                return List.of();
            }
            known.bizibleId = taskFields.knownBizibleId(found.fields());
            Map<String, @Nullable Object> header = found.header();
            return header == null ? row(found, origin, known) : changeEvent(found.fields(), header, origin, known);
        } catch (Unreadable e) {
            return List.of(Incoming.rejected(e.rejection(value, origin, known.bizibleId, known.taskId)));
        }
    }

    private List<Incoming<TaskChange>> tombstone(Origin origin, Known known) throws Unreadable {
        String id = TombstoneKeys.taskId(origin.key(), rules.recordMaxBytes());
        if (isWildcard(id)) {
            return gaps(List.of(id), "a tombstone of " + id, origin);
        }
        String taskId = known.folded("key", id);
        Long timestamp = origin.timestamp();
        if (timestamp == null) {
            throw Unreadable.missing("timestamp", "a tombstone has no other version");
        }
        return List.of(change(taskId, timestamp, 0, true, Map.of(), origin));
    }

    private List<Incoming<TaskChange>> row(Found found, Origin origin, Known known) throws Unreadable {
        Map<String, @Nullable Object> fields = found.fields();
        String id = JsonTree.text(fields, TaskShapes.ID);
        if (id == null) {
            Object value = fields.get(TaskShapes.ID);
            throw value == null || value instanceof String
                    ? Unreadable.missing(TaskShapes.ID, "absent or blank, and no change event either")
                    : Unreadable.invalid(TaskShapes.ID, "an object or array, not a text");
        }
        if (isWildcard(id)) {
            return gaps(List.of(id), "a row of " + id, origin);
        }
        String taskId = known.folded(TaskShapes.ID, id);
        boolean deleted = found.rowDeleted() || Versions.isDeleted(fields.get("IsDeleted"));
        long version = Versions.ofRow(fields, deleted, rules.bounded(), origin);
        Map<String, @Nullable String> kept = kept(ChangeEvents.carried(fields, taskFields.names()), version);
        return List.of(change(taskId, version, 0, deleted, kept, origin));
    }

    private List<Incoming<TaskChange>> changeEvent(
            Map<String, @Nullable Object> fields, Map<String, @Nullable Object> header, Origin origin, Known known)
            throws Unreadable {
        String changeType = ChangeEvents.changeType(header);
        List<String> ids = ChangeEvents.recordIds(header);
        if (changeType.startsWith("GAP_")) {
            return gaps(ids, changeType, origin);
        }
        if (ids.isEmpty()) {
            throw Unreadable.missing("ChangeEventHeader.recordIds", "absent or empty");
        }
        if (ids.stream().anyMatch(TaskReader::isWildcard)) {
            return gaps(ids, changeType + " of all Tasks", origin);
        }
        List<String> taskIds = new ArrayList<>();
        for (String id : ids) {
            String taskId = known.folded("ChangeEventHeader.recordIds", id);
            if (!taskIds.contains(taskId)) {
                taskIds.add(taskId);
            }
        }
        if (taskIds.size() > 1) {
            known.taskId = null;
        }
        long version = Versions.ofEvent(header, origin);
        long sequence = ChangeEvents.sequence(header);
        Map<String, @Nullable String> kept =
                kept(ChangeEvents.changes(changeType, header, fields, taskFields.names()), version);
        Boolean deleted = changeType.equals("UPDATE") ? null : Boolean.valueOf(changeType.equals("DELETE"));
        return taskIds.stream()
                .map(taskId -> change(taskId, version, sequence, deleted, kept, origin))
                .toList();
    }

    private Map<String, @Nullable String> kept(Map<String, @Nullable Object> changes, long version) throws Unreadable {
        Map<String, @Nullable String> kept = new LinkedHashMap<>();
        for (Map.Entry<String, @Nullable Object> change : changes.entrySet()) {
            kept.put(change.getKey(), taskFields.kept(change.getKey(), change.getValue(), version));
        }
        return Collections.unmodifiableMap(kept);
    }

    private static Incoming<TaskChange> change(
            String taskId,
            long version,
            long sequence,
            @Nullable Boolean deleted,
            Map<String, @Nullable String> fields,
            Origin origin) {
        Long timestamp = origin.timestamp();
        long time = timestamp == null ? version : Math.min(version, timestamp + MAX_AHEAD);
        return Incoming.of(new TaskChange(taskId, version, sequence, time, deleted, fields, origin));
    }

    /** One rejection for each id, so that whoever re-reads the rows finds their ids. */
    private static List<Incoming<TaskChange>> gaps(List<String> ids, String what, Origin origin) {
        String detail = what + ": Salesforce does not say what changed; read the rows again";
        List<Incoming<TaskChange>> gaps = new ArrayList<>();
        for (String id : ids) {
            gaps.add(Incoming.rejected(new Rejection(Reason.GAP, detail, origin, null, TaskIds.fold(id), null)));
        }
        if (gaps.isEmpty()) {
            gaps.add(Incoming.rejected(new Rejection(Reason.GAP, detail, origin, null, null, null)));
        }
        return gaps;
    }

    private static boolean isWildcard(String id) {
        return id.endsWith("*");
    }

    /** What a rejection can name by now. */
    private static final class Known {
        @Nullable
        String bizibleId;

        @Nullable
        String taskId;

        String folded(String member, String id) throws Unreadable {
            taskId = TaskIds.fold(id);
            if (taskId == null) {
                throw Unreadable.invalid(member, "a Task id has 15 or 18 letters and digits");
            }
            return taskId;
        }
    }
}
