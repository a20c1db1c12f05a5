package io.calltouchpoints.job;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.state.IncomingSerializer;
import io.calltouchpoints.state.SerializerType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Lines of JSON in, lists out; the readers are those of the job. */
final class ListEnds implements Ends {

    private final Options options;
    private final List<String> webEvents;
    private final List<String> tasks;
    private final ListSink<PublishedTouchpoint> touchpoints = new ListSink<>();
    private final ListSink<Rejection> rejections = new ListSink<>();

    ListEnds(Options options, List<String> webEvents, List<String> tasks) {
        this.options = options;
        this.webEvents = webEvents;
        this.tasks = tasks;
    }

    List<PublishedTouchpoint> published() {
        return touchpoints.values();
    }

    List<Rejection> rejections() {
        return rejections.values();
    }

    @Override
    public DataStream<Incoming<VisitorEvent>> webEvents(StreamExecutionEnvironment env) {
        WebEventReader reader = new WebEventReader(options.input(false), options.arrivals());
        List<Incoming<VisitorEvent>> read = new ArrayList<>();
        for (int i = 0; i < webEvents.size(); i++) {
            read.add(reader.read(webEvents.get(i).getBytes(StandardCharsets.UTF_8), origin("web-events", i)));
        }
        return source(env, Uids.WEB_EVENTS, read, new IncomingSerializer.OfEvents(), value -> value.event()
                .time());
    }

    @Override
    public DataStream<Incoming<TaskChange>> tasks(StreamExecutionEnvironment env) {
        TaskReader reader = new TaskReader(options.input(false));
        List<Incoming<TaskChange>> read = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            read.addAll(reader.read(tasks.get(i).getBytes(StandardCharsets.UTF_8), origin("salesforce-tasks", i)));
        }
        return source(env, Uids.TASKS, read, new IncomingSerializer.OfTasks(), TaskChange::time);
    }

    @Override
    public void touchpoints(DataStream<PublishedTouchpoint> stream) {
        stream.sinkTo(touchpoints).uid(Uids.TOUCHPOINTS);
    }

    @Override
    public void rejected(DataStream<Rejection> stream) {
        stream.sinkTo(rejections).uid(Uids.REJECTED);
    }

    private static Origin origin(String topic, long offset) {
        return new Origin(topic, 0, offset, null, null);
    }

    private static <T> DataStream<Incoming<T>> source(
            StreamExecutionEnvironment env,
            String uid,
            List<Incoming<T>> values,
            IncomingSerializer<T> serializer,
            TimeOf<T> time) {
        @SuppressWarnings("unchecked") // there is no class of a generic type
        TypeInformation<Incoming<T>> type =
                SerializerType.of((Class<Incoming<T>>) (Class<?>) Incoming.class, serializer);
        WatermarkStrategy<Incoming<T>> watermarks = WatermarkStrategy.<Incoming<T>>forMonotonousTimestamps()
                .withTimestampAssigner(
                        (incoming, before) -> incoming.value() == null ? Long.MIN_VALUE : time.of(incoming.value()));
        return env.fromData(values, type)
                .uid(uid)
                .assignTimestampsAndWatermarks(watermarks)
                .uid(uid + "-watermarks");
    }

    /** Event time of a value. */
    interface TimeOf<T> extends java.io.Serializable {
        long of(T value);
    }
}
