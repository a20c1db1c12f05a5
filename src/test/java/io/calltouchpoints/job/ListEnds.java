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
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.DataStreamSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Lines of JSON in, lists out; the readers are those of the job. */
final class ListEnds implements Ends {

    private final Options options;
    private final List<String> webEvents;
    private final List<String> tasks;
    private final List<Gate> gates;
    private final ListSink<PublishedTouchpoint> touchpoints = new ListSink<>();
    private final ListSink<Rejection> rejections = new ListSink<>();

    ListEnds(Options options, List<String> webEvents, List<String> tasks) {
        this(options, webEvents, tasks, List.of());
    }

    private ListEnds(Options options, List<String> webEvents, List<String> tasks, List<Gate> gates) {
        this.options = options;
        this.webEvents = webEvents;
        this.tasks = tasks;
        this.gates = gates;
    }

    /** Inputs that begin when their gates are opened, stay open when all has come, and tell their watermark after each record. */
    static ListEnds held(Options options, List<String> webEvents, List<String> tasks, Gate webGate, Gate taskGate) {
        return new ListEnds(options, webEvents, tasks, List.of(webGate, taskGate));
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
        return source(env, Uids.WEB_EVENTS, 0, read, new IncomingSerializer.OfEvents(), value -> value.event()
                .time());
    }

    @Override
    public DataStream<Incoming<TaskChange>> tasks(StreamExecutionEnvironment env) {
        TaskReader reader = new TaskReader(options.input(false));
        List<Incoming<TaskChange>> read = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            read.addAll(reader.read(tasks.get(i).getBytes(StandardCharsets.UTF_8), origin("salesforce-tasks", i)));
        }
        return source(env, Uids.TASKS, 1, read, new IncomingSerializer.OfTasks(), TaskChange::time);
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

    private <T> DataStream<Incoming<T>> source(
            StreamExecutionEnvironment env,
            String uid,
            int input,
            List<Incoming<T>> values,
            IncomingSerializer<T> serializer,
            TimeOf<T> time) {
        @SuppressWarnings("unchecked") // there is no class of a generic type
        TypeInformation<Incoming<T>> type =
                SerializerType.of((Class<Incoming<T>>) (Class<?>) Incoming.class, serializer);
        WatermarkStrategy<Incoming<T>> periodic = WatermarkStrategy.forMonotonousTimestamps();
        WatermarkStrategy<Incoming<T>> watermarks = (gates.isEmpty()
                        ? periodic
                        : WatermarkStrategy.<Incoming<T>>forGenerator(context -> new AfterEach<>()))
                .withTimestampAssigner(
                        (incoming, before) -> incoming.value() == null ? Long.MIN_VALUE : time.of(incoming.value()));
        DataStreamSource<Incoming<T>> source = gates.isEmpty()
                ? env.fromData(values, type)
                : env.fromSource(
                        new HeldSource<>(values, serializer, gates.get(input)),
                        WatermarkStrategy.noWatermarks(),
                        uid,
                        type);
        return source.uid(uid).assignTimestampsAndWatermarks(watermarks).uid(uid + "-watermarks");
    }

    /** Says at once that nothing older comes. */
    private static final class AfterEach<T> implements WatermarkGenerator<T> {

        @Override
        public void onEvent(T event, long timestamp, WatermarkOutput output) {
            if (timestamp != Long.MIN_VALUE) {
                output.emitWatermark(new Watermark(timestamp - 1));
            }
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }

    /** Event time of a value. */
    interface TimeOf<T> extends java.io.Serializable {
        long of(T value);
    }
}
