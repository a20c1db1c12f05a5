package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.TouchpointGraph;
import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.kafka.KafkaEnds;
import io.calltouchpoints.kafka.KafkaOptions;
import io.calltouchpoints.kafka.KafkaSettings;
import io.calltouchpoints.publish.PublishedTouchpoint;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The product from topic to topic, exactly once; it counts the web events that it has read. */
final class KafkaProduct implements Ends {

    private static final LongAdder READ = new LongAdder();

    private final KafkaEnds ends;

    private KafkaProduct(KafkaEnds ends) {
        this.ends = ends;
    }

    static Options options(String group) throws Exception {
        return Options.parse(KafkaOptions.ALL, Map.of("start", "earliest", "group", group));
    }

    static void draw(StreamExecutionEnvironment env, String bootstrapServers, Options options) {
        KafkaSettings settings = KafkaSettings.of(options, ClientProperties.of(bootstrapServers));
        TouchpointGraph.draw(env, new KafkaProduct(new KafkaEnds(settings, options)), options, false, "web-events");
    }

    static long read() {
        return READ.sum();
    }

    @Override
    public DataStream<Incoming<VisitorEvent>> webEvents(StreamExecutionEnvironment env) {
        DataStream<Incoming<VisitorEvent>> events = ends.webEvents(env);
        return events.map(
                        event -> {
                            READ.increment();
                            return event;
                        },
                        events.getType())
                .uid("count");
    }

    @Override
    public DataStream<Incoming<TaskChange>> tasks(StreamExecutionEnvironment env) {
        return ends.tasks(env);
    }

    @Override
    public void touchpoints(DataStream<PublishedTouchpoint> touchpoints) {
        ends.touchpoints(touchpoints);
    }

    @Override
    public void rejected(DataStream<Rejection> rejected) {
        ends.rejected(rejected);
    }
}
