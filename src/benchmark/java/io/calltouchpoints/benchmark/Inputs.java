package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.state.CallChangeSerializer;
import io.calltouchpoints.state.SerializerType;
import io.calltouchpoints.state.Split;
import io.calltouchpoints.state.TaskChangeSerializer;
import io.calltouchpoints.state.TaskImageFunction;
import io.calltouchpoints.state.VisitorEventSerializer;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The two inputs as the product reads them, with its serializers: the variants differ only in how they join. */
final class Inputs {

    static final TypeInformation<VisitorEvent> VISITOR_EVENT =
            SerializerType.of(VisitorEvent.class, new VisitorEventSerializer());
    static final TypeInformation<CallChange> CALL_CHANGE =
            SerializerType.of(CallChange.class, new CallChangeSerializer());

    /** A call is told at most this long after it was made in this traffic; who joins by time waits for it. */
    static final Duration TOLD_AFTER = Duration.ofMinutes(2);

    static final Duration SESSION = Duration.ofMinutes(30);

    private Inputs() {}

    static KeyedStream<VisitorEvent, String> visits(StreamExecutionEnvironment env, Ends ends) {
        return ends.webEvents(env)
                .process(new Split<VisitorEvent>(), VISITOR_EVENT)
                .keyBy(VisitorEvent::bizibleId, Types.STRING);
    }

    static KeyedStream<CallChange, String> calls(StreamExecutionEnvironment env, Ends ends, Options options) {
        return ends.tasks(env)
                .process(new Split<TaskChange>(), SerializerType.of(TaskChange.class, new TaskChangeSerializer()))
                .keyBy(TaskChange::taskId, Types.STRING)
                .process(new TaskImageFunction(options.input(false), options.rules()), CALL_CHANGE)
                .keyBy(CallChange::bizibleId, Types.STRING);
    }

    static void discard(DataStream<String> results) {
        results.sinkTo(new DiscardingSink<>());
    }
}
