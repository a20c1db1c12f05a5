package io.calltouchpoints.run;

import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.TouchpointGraph;
import io.calltouchpoints.kafka.KafkaEnds;
import io.calltouchpoints.kafka.KafkaSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ParameterTool;

/** The streaming job, wherever it runs. */
final class Jobs {

    private Jobs() {}

    static void draw(StreamExecutionEnvironment env, KafkaSettings kafka, Options options) {
        TouchpointGraph.draw(
                env,
                new KafkaEnds(kafka, options),
                options,
                false,
                kafka.topics().webEvents());
        // For the web interface; client properties, which may be secrets, are not among them.
        env.getConfig().setGlobalJobParameters(ParameterTool.fromMap(options.texts()));
    }

    static String name(KafkaSettings kafka) {
        return "call-touchpoints " + kafka.group();
    }
}
