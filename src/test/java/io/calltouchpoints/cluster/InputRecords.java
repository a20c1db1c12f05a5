package io.calltouchpoints.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.WebEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Web events and Task changes as their senders write them to Kafka, the Tasks in several shapes. */
final class InputRecords {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;

    InputRecords(long seed) {
        random = new Random(seed);
    }

    /** @param timestamp of the record, null for the time of sending */
    static ProducerRecord<byte[], byte[]> web(
            String topic, Integer partition, Long timestamp, String visitor, WebEvent event) {
        ObjectNode line = JSON.createObjectNode();
        line.put("bizibleId", visitor);
        line.put(
                "eventType",
                switch (event.type()) {
                    case PAGE_VIEW -> "page_view";
                    case FORM_SUBMIT -> "form_submit";
                    case WEB_CHAT -> "web_chat";
                });
        line.put("timestamp", event.time());
        line.put("url", event.url());
        line.put("referrer", event.referrer());
        line.put("userAgent", event.userAgent());
        line.putObject("geo")
                .put("country", event.geoCountry())
                .put("region", event.geoRegion())
                .put("city", event.geoCity());
        return new ProducerRecord<>(topic, partition, timestamp, bytes(visitor), bytes(line.toString()));
    }

    /** In order, one or two: a deletion tells no fields, so what else changed is a record beside it. */
    List<ProducerRecord<byte[], byte[]>> task(String topic, Integer partition, Long timestamp, TaskChange change) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        byte[] key = bytes(change.taskId());
        if (Boolean.TRUE.equals(change.deleted())) {
            boolean tombstone = change.sequence() == 0 && random.nextBoolean();
            // A tombstone's version is the record's timestamp.
            Long at = tombstone ? (Long) change.version() : timestamp;
            byte[] value = tombstone ? null : event("DELETE", change, Map.of());
            records.add(new ProducerRecord<>(topic, partition, at, key, value));
        }
        if (change.deleted() == null || (change.deleted() && !change.fields().isEmpty())) {
            records.add(
                    new ProducerRecord<>(topic, partition, timestamp, key, event("UPDATE", change, change.fields())));
        } else if (!change.deleted()) {
            boolean row = change.sequence() == 0 && random.nextBoolean();
            String type = change.fields().isEmpty() ? "UNDELETE" : "CREATE";
            byte[] value = row ? row(change) : event(type, change, change.fields());
            records.add(new ProducerRecord<>(topic, partition, timestamp, key, value));
        }
        return records;
    }

    private byte[] event(String type, TaskChange change, Map<String, String> fields) {
        ObjectNode line = JSON.createObjectNode();
        ObjectNode header = line.putObject("ChangeEventHeader")
                .put("entityName", "Task")
                .put("changeType", type)
                .put("commitTimestamp", change.version())
                .put("sequenceNumber", change.sequence());
        header.putArray("recordIds").add(change.taskId());
        ArrayNode names = header.putArray("changedFields");
        fields.forEach((name, value) -> {
            names.add(name);
            line.put(name, value);
        });
        return bytes((random.nextBoolean() ? line : JSON.createObjectNode().set("payload", line)).toString());
    }

    private static byte[] row(TaskChange change) {
        ObjectNode line = JSON.createObjectNode();
        line.put("Id", change.taskId());
        line.put("SystemModstamp", change.version());
        line.put("IsDeleted", false);
        change.fields().forEach(line::put);
        return bytes(line.toString());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
