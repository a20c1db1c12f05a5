package io.calltouchpoints.cluster;

import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.WebEvent;
import java.util.HashMap;
import java.util.Map;

/**
 * What the stored savepoints know, and what happens after them. The first part is in the savepoints, the offsets in its topics
 * too: it must stay as it is, record by record.
 */
final class SavepointStory {

    static final int PARTITIONS = 2;
    /** The group of the job, and with it the names of the topics, are in the savepoints, too. */
    static final JobTopics TOPICS = new JobTopics("stored");

    static final long SEED = 7;

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    /** 2026-01-05T10:00:00Z. */
    private static final long T = 1_767_607_200_000L;

    private static final String AD = "http://www.example.com/demo?gclid=EAIa&utm_campaign=brand";
    private static final String AGENT = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";

    private static final String BLANK_TYPE = task(1);
    private static final String TAKEN = task(2);
    private static final String NOBODYS = task(3);
    private static final String DELETED = task(4);

    private final Produced produced;

    SavepointStory(Produced produced) {
        this.produced = produced;
    }

    void untilTheSavepoint() throws Exception {
        // Forgotten by the time of the savepoint, but for its first touch.
        view("long-ago", T - 40 * DAY, "http://www.example.com/?utm_source=news");
        view("ad-and-call", T, AD);
        view("form-and-call", T + MINUTE, "http://www.example.com/");
        form("form-and-call", T + 3 * MINUTE);
        view("only-a-visit", T + 2 * MINUTE, AD);
        view("deleted-call", T + 4 * MINUTE, AD);
        // Everyone is asked about the time: each partition moves on.
        for (int partition = 0; partition < PARTITIONS; partition++) {
            web("passer-by", T + 20 * MINUTE, EventType.PAGE_VIEW, "http://www.example.com/", partition);
            clock(partition, T + 20 * MINUTE);
        }
        created(BLANK_TYPE, T + 8 * MINUTE, "ad-and-call", null);
        created(TAKEN, T + 9 * MINUTE, "form-and-call", "Call");
        created(NOBODYS, T + 10 * MINUTE, null, "Call");
        created(DELETED, T + 11 * MINUTE, "deleted-call", "Call");
        change(DELETED, T + 12 * MINUTE, true, Map.of());
        produced.flush();
    }

    void afterIt() throws Exception {
        change(BLANK_TYPE, T + 40 * MINUTE, null, Map.of("Type", "Phone Call"));
        change(TAKEN, T + 41 * MINUTE, true, Map.of());
        change(NOBODYS, T + 42 * MINUTE, null, Map.of("bizible2__BizibleId__c", "only-a-visit"));
        change(DELETED, T + 43 * MINUTE, false, Map.of());
        form("long-ago", T + 44 * MINUTE);
        produced.flush();
    }

    private static String task(int number) {
        return "00T5e0000%06dEAA".formatted(number);
    }

    private void view(String visitor, long time, String url) {
        web(visitor, time, EventType.PAGE_VIEW, url, Math.floorMod(visitor.hashCode(), PARTITIONS));
    }

    private void form(String visitor, long time) {
        int partition = Math.floorMod(visitor.hashCode(), PARTITIONS);
        web(visitor, time, EventType.FORM_SUBMIT, "http://www.example.com/form", partition);
    }

    private void web(String visitor, long time, EventType type, String url, int partition) {
        WebEvent event = new WebEvent(type, time, url, null, AGENT, "US", null, "Seattle", false);
        produced.web(visitor, event, partition, time);
    }

    private void created(String taskId, long callTime, String visitor, String type) {
        Map<String, String> fields = new HashMap<>();
        fields.put("CreatedDate", Long.toString(callTime));
        fields.put("bizible2__BizibleId__c", visitor);
        fields.put("Type", type);
        fields.put("CallType", "Inbound");
        fields.put("CallDurationInSeconds", "107");
        change(taskId, callTime + MINUTE / 2, false, fields);
    }

    /** A Task that is none of the job's business, so that time goes on. */
    private void clock(int partition, long time) {
        send(task(100 + partition), time, false, Map.of("Type", "Email"), partition);
    }

    private void change(String taskId, long version, Boolean deleted, Map<String, String> fields) {
        send(taskId, version, deleted, fields, Math.floorMod(taskId.hashCode(), PARTITIONS));
    }

    private void send(String taskId, long version, Boolean deleted, Map<String, String> fields, int partition) {
        Origin origin = new Origin("salesforce-tasks", partition, 0L, version, null);
        produced.task(
                new TaskChange(taskId, version, 1, version, deleted, fields, origin), partition, version + MINUTE);
    }
}
