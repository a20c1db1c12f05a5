package io.calltouchpoints.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.TouchpointGraph;
import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.kafka.KafkaEnds;
import io.calltouchpoints.kafka.KafkaOptions;
import io.calltouchpoints.kafka.KafkaSettings;
import io.calltouchpoints.local.EmbeddedBroker;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.util.TestStreamEnvironment;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the dashboard and the alerts ask for is there: compared with what the job serves to Prometheus. */
class MetricNamesIT {

    private static final Pattern NAME = Pattern.compile("\\bflink_\\w+");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final String EVENT = """
            {"bizibleId":"a1","eventType":"page_view","timestamp":"%s","url":"https://www.example.com/"}""";
    private static final String TASK = """
            {"Id":"00T5e00001AbCdEEAV","Type":"Call","CreatedDate":"%1$s","SystemModstamp":"%1$s","bizible2__BizibleId__c":"a1"}""";

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    Path folder;

    @Test
    void everyMetricOfDashboardAndAlertsIsServed() throws Exception {
        Set<String> asked = asked();
        assertThat(asked).contains("flink_taskmanager_job_task_operator_touchpointsPublished");
        int port = freePort();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), 0);
                MiniCluster cluster = cluster(port)) {
            broker.createTopics(2);
            send(broker.bootstrapServers());
            cluster.start();
            JobClient job = start(cluster, broker.bootstrapServers());
            try {
                assertThat(missing(asked, port)).isEmpty();
            } finally {
                job.cancel().get();
            }
        }
    }

    /** What is asked for and not served, once everything is, or in the end. */
    private Set<String> missing(Set<String> asked, int port) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Set<String> missing = new TreeSet<>(asked);
            missing.removeAll(names(served(port)));
            if (missing.isEmpty() || System.nanoTime() > end) {
                return missing;
            }
            Thread.sleep(500);
        }
    }

    private String served(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/"))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    private static Set<String> asked() throws IOException {
        Set<String> names = names(DeployFiles.text(DeployFiles.FOLDER.resolve("prometheus/alerts.yml")));
        names.addAll(names(DeployFiles.text(DeployFiles.FOLDER.resolve("prometheus/alerts.test.yml"))));
        DeployFiles.json(DeployFiles.FOLDER.resolve("grafana/dashboards/call-touchpoints.json"))
                .findValuesAsText("expr")
                .forEach(query -> names.addAll(names(query)));
        return names;
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        return names;
    }

    private MiniCluster cluster(int port) throws Exception {
        Configuration shipped = GlobalConfiguration.loadConfiguration("deploy/flink");
        shipped.setString("metrics.reporter.prom.port", Integer.toString(port));
        shipped.setString(
                "execution.checkpointing.dir",
                folder.resolve("checkpoints").toUri().toString());
        shipped.setString("execution.checkpointing.interval", "1 s");
        shipped.setString("execution.checkpointing.min-pause", "0 s");
        shipped.set(RestOptions.BIND_PORT, "0");
        return new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(shipped)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(1)
                .build());
    }

    private JobClient start(MiniCluster cluster, String servers) throws Exception {
        Options options = Options.parse(KafkaOptions.ALL, Map.of());
        StreamExecutionEnvironment env = new TestStreamEnvironment(cluster, 1);
        KafkaSettings settings = KafkaSettings.of(options, ClientProperties.of(servers));
        TouchpointGraph.draw(env, new KafkaEnds(settings, options), options, false, "web-events");
        return env.executeAsync("call-touchpoints");
    }

    private static void send(String servers) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<byte[], byte[]> record : List.of(
                    record("web-events", EVENT.formatted("2026-03-05T12:00:00Z")),
                    record("web-events", EVENT.formatted("2026-03-05T12:01:00Z")),
                    record("salesforce-tasks", TASK.formatted("2026-03-05T12:02:00Z")))) {
                producer.send(record).get();
            }
        }
    }

    private static ProducerRecord<byte[], byte[]> record(String topic, String value) {
        return new ProducerRecord<>(topic, value.getBytes(StandardCharsets.UTF_8));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
