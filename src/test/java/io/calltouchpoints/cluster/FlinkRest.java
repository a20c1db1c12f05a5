package io.calltouchpoints.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Flink's REST interface, as far as the tests use it. */
final class FlinkRest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String BOUNDARY = "----jar";

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String address;

    FlinkRest(int port) {
        address = "http://localhost:" + port;
    }

    String address() {
        return address;
    }

    int taskManagers() throws IOException, InterruptedException {
        return get("/taskmanagers").path("taskmanagers").size();
    }

    /** Returns the jar's id. */
    String upload(Path jar) throws IOException, InterruptedException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head = "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\n"
                .formatted(BOUNDARY, jar.getFileName());
        body.writeBytes((head + "Content-Type: application/x-java-archive\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(jar));
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpRequest request = request("/jars/upload")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray()))
                .build();
        String file = send(request).path("filename").asText();
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /**
     * Starts the jar; state that finds no operator is a failure.
     *
     * @param savepoint or retained checkpoint, null for none
     * @return the job's id
     */
    String run(String jarId, List<String> arguments, int parallelism, String savepoint)
            throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode();
        arguments.forEach(body.putArray("programArgsList")::add);
        body.put("parallelism", parallelism);
        body.put("allowNonRestoredState", false);
        if (savepoint != null) {
            body.put("savepointPath", savepoint);
        }
        return post("/jars/" + jarId + "/run", body).path("jobid").asText();
    }

    JsonNode job(String jobId) throws IOException, InterruptedException {
        return get("/jobs/" + jobId);
    }

    String state(String jobId) throws IOException, InterruptedException {
        return job(jobId).path("state").asText();
    }

    JsonNode exceptions(String jobId) throws IOException, InterruptedException {
        return get("/jobs/" + jobId + "/exceptions");
    }

    JsonNode checkpoints(String jobId) throws IOException, InterruptedException {
        return get("/jobs/" + jobId + "/checkpoints");
    }

    /** When the last completed checkpoint was triggered, by the JobManager's clock; 0 when there is none. */
    long lastCheckpoint(String jobId) throws IOException, InterruptedException {
        return checkpoints(jobId).at("/latest/completed/trigger_timestamp").asLong();
    }

    /** The watermark at an operator's input, the lowest of its subtasks, epoch milliseconds UTC. */
    long watermark(String jobId, String operator) throws IOException, InterruptedException {
        for (JsonNode vertex : job(jobId).path("vertices")) {
            if (vertex.path("name").asText().contains(operator)) {
                JsonNode found = get("/jobs/%s/vertices/%s/subtasks/metrics?get=%s.currentInputWatermark"
                        .formatted(jobId, vertex.path("id").asText(), operator));
                return found.isEmpty()
                        ? Long.MIN_VALUE
                        : (long) found.path(0).path("min").asDouble();
            }
        }
        throw new IOException("no operator " + operator + " in " + jobId);
    }

    /** Every task of the job runs. */
    boolean running(String jobId) throws IOException, InterruptedException {
        JsonNode vertices = job(jobId).path("vertices");
        for (JsonNode vertex : vertices) {
            if (vertex.at("/tasks/RUNNING").asInt()
                    != vertex.path("parallelism").asInt()) {
                return false;
            }
        }
        return !vertices.isEmpty();
    }

    /** Returns where the savepoint is. */
    String stopWithSavepoint(String jobId, Path folder) throws IOException, InterruptedException {
        ObjectNode body = JSON.createObjectNode()
                .put("targetDirectory", folder.toUri().toString())
                .put("drain", false);
        String trigger =
                post("/jobs/" + jobId + "/stop", body).path("request-id").asText();
        JsonNode[] answer = new JsonNode[1];
        Await.until("savepoint of " + jobId, () -> {
            answer[0] = get("/jobs/" + jobId + "/savepoints/" + trigger);
            return answer[0].at("/status/id").asText().equals("COMPLETED");
        });
        JsonNode location = answer[0].at("/operation/location");
        if (location.isMissingNode()) {
            throw new IOException("no savepoint: " + answer[0]);
        }
        Await.until(jobId + " finished", () -> state(jobId).equals("FINISHED"));
        return location.asText();
    }

    void cancel(String jobId) throws IOException, InterruptedException {
        send(request("/jobs/" + jobId + "?mode=cancel")
                .method("PATCH", BodyPublishers.noBody())
                .build());
        Await.until(jobId + " cancelled", () -> state(jobId).equals("CANCELED"));
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return send(request(path).GET().build());
    }

    private JsonNode post(String path, JsonNode body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(TIMEOUT);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(request.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(response.body());
    }
}
