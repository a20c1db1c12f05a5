package io.calltouchpoints.traffic;

import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The two files that {@code replay} takes. */
final class TrafficFiles implements TrafficSink {

    static final String WEB_EVENTS = "web-events.jsonl";
    static final String TASKS = "salesforce-tasks.jsonl";

    private static final int BUFFER = 1 << 20;

    private final OutputStream web;
    private final OutputStream tasks;

    /** @param folder an existing one */
    @SuppressWarnings("MustBeClosed")
    TrafficFiles(Path folder) throws IOException {
        web = new BufferedOutputStream(Files.newOutputStream(folder.resolve(WEB_EVENTS)), BUFFER);
        tasks = new BufferedOutputStream(Files.newOutputStream(folder.resolve(TASKS)), BUFFER);
    }

    @Override
    public void send(TrafficRecord record) throws IOException {
        OutputStream file = record.stream() == Stream.WEB ? web : tasks;
        byte[] value = record.value();
        file.write(value == null ? deletion(record) : value);
        file.write('\n');
    }

    @Override
    public void close() throws IOException {
        try (web;
                tasks) {
            tasks.flush();
        }
    }

    /** A file has no tombstones. */
    private static byte[] deletion(TrafficRecord record) {
        String taskId = new String(record.key(), StandardCharsets.UTF_8);
        return JsonRecord.begin().put("Id", taskId).put("IsDeleted", true).end();
    }
}
