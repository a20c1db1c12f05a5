package io.calltouchpoints.traffic;

import io.calltouchpoints.ingest.TaskIds;
import io.calltouchpoints.traffic.TaskChange.Act;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Task in Salesforce, and all that is done to it. */
final class TaskLife {

    static final String BIZIBLE_ID = "bizible2__BizibleId__c";
    static final String TOUCHPOINT_DATE = "bizible2__Bizible_Touchpoint_Date__c";
    static final String CREATED_DATE = "CreatedDate";
    static final String TYPE = "Type";

    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ID_LENGTH = 15;

    private final Dice dice;
    private final Span connector;
    private final String taskId;
    private final List<TaskChange> changes = new ArrayList<>();
    private Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    private boolean deleted;

    TaskLife(TrafficPlan plan, Dice dice) {
        this.dice = dice;
        this.connector = plan.pace().connector();
        // Not the same in another run: its changes would be taken for later ones of the same Tasks.
        this.taskId = id(Dice.mix(plan.start(), dice.number()));
    }

    static String id(long number) {
        StringBuilder id = new StringBuilder("00T");
        long rest = number >>> 1;
        while (id.length() < ID_LENGTH) {
            id.append(LETTERS.charAt((int) (rest % LETTERS.length())));
            rest /= LETTERS.length();
        }
        return Objects.requireNonNull(TaskIds.fold(id.toString()));
    }

    void create(long version, Map<String, ? extends @Nullable Object> all) {
        change(Act.CREATE, version, all, false);
    }

    void update(long version, Map<String, ? extends @Nullable Object> some) {
        change(Act.UPDATE, version, some, false);
    }

    /** @param last for good: whatever tells so needs no version */
    void delete(long version, boolean last) {
        change(Act.DELETE, version, Map.of(), last);
    }

    void undelete(long version) {
        change(Act.UNDELETE, version, Map.of(), false);
    }

    /** The update after the creation gets there before it; nothing to a reader who goes by versions. */
    void secondOvertakesFirst() {
        if (changes.size() == 2 && changes.get(1).callsChange() == 0) {
            TaskChange first = changes.get(0);
            changes.add(first.sentAt(changes.get(1).sendAt() + 1));
            changes.remove(0);
        }
    }

    long version() {
        return changes.get(changes.size() - 1).version();
    }

    /** In the order in which they are sent. */
    List<TaskChange> changes() {
        return changes;
    }

    private void change(Act act, long version, Map<String, ? extends @Nullable Object> some, boolean last) {
        boolean wasCall = isCall();
        fields = new LinkedHashMap<>(fields);
        fields.putAll(some);
        deleted = act == Act.DELETE || (deleted && act == Act.UPDATE);
        int callsChange = (isCall() ? 1 : 0) - (wasCall ? 1 : 0);
        long sendAt = version + dice.in(connector);
        if (!changes.isEmpty()) {
            sendAt = Math.max(sendAt, changes.get(changes.size() - 1).sendAt() + 1);
        }
        List<String> changed = List.copyOf(some.keySet());
        changes.add(new TaskChange(act, taskId, fields, changed, version, sendAt, last, callsChange));
    }

    private boolean isCall() {
        return !deleted
                && fields.get(BIZIBLE_ID) != null
                && (fields.get(TOUCHPOINT_DATE) != null || fields.get(CREATED_DATE) != null);
    }
}
