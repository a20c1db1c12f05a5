package io.calltouchpoints.benchmark;

import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.TouchpointGraph;
import java.util.Arrays;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What is measured: the product, floors below which nothing can be, and what a user would write instead. */
enum Variant {
    PRODUCT("product"),
    FLOOR("floor"),
    RAW_STATE("floor with state"),
    INTERVAL_JOIN("interval join"),
    SESSION_WINDOWS("session windows"),
    TEXTBOOK("textbook"),
    WHOLE_BLOB("one blob"),
    KAFKA_STREAMS("Kafka Streams");

    private final String words;

    Variant(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    void draw(StreamExecutionEnvironment env, Ends ends, Options options) {
        switch (this) {
            case PRODUCT -> TouchpointGraph.draw(env, ends, options, false, "web-events");
            case FLOOR -> Floors.count(env, ends);
            case RAW_STATE -> Floors.rawState(env, ends);
            case INTERVAL_JOIN -> Windows.intervalJoin(env, ends, options);
            case SESSION_WINDOWS -> Windows.sessionWindows(env, ends, options);
            case TEXTBOOK -> Textbook.draw(env, ends, options);
            case KAFKA_STREAMS -> throw new IllegalArgumentException("Only from topic to topic.");
            case WHOLE_BLOB -> WholeBlob.draw(env, ends, options);
        }
    }

    /** For the command line, where a space would end it. */
    String argument() {
        return words.replace(' ', '-');
    }

    static Variant of(String argument) {
        return Arrays.stream(values())
                .filter(variant -> variant.argument().equals(argument))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No variant %s; there are %s"
                        .formatted(
                                argument,
                                Arrays.stream(values()).map(Variant::argument).toList())));
    }
}
