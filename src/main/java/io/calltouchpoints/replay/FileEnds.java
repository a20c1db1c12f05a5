package io.calltouchpoints.replay;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.Uids;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.publish.RejectionJson;
import io.calltouchpoints.state.IncomingSerializer;
import io.calltouchpoints.state.SerializerType;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Files of JSON lines at all four ends of the graph. */
final class FileEnds implements Ends {

    private static final TypeInformation<OrderedLine> LINE =
            SerializerType.of(OrderedLine.class, new OrderedLineSerializer());

    private final ReplayRequest request;
    private final ReplayProgress progress;

    FileEnds(ReplayRequest request, ReplayProgress progress) {
        this.request = request;
        this.progress = progress;
    }

    @Override
    public DataStream<Incoming<VisitorEvent>> webEvents(StreamExecutionEnvironment env) {
        Options options = request.options();
        WebEventReader reader = new WebEventReader(options.input(true), options.arrivals());
        ReplayProgress counts = progress;
        LineDecoder<Incoming<VisitorEvent>> decoder = (line, origin, tooLong) -> {
            counts.webEventRead();
            return List.of(tooLong ? tooLarge(origin) : reader.read(line, origin));
        };
        // A visitor's events come in order of their time.
        return source(
                env, Uids.WEB_EVENTS, request.webEvents(), decoder, new IncomingSerializer.OfEvents(), incoming -> {
                    VisitorEvent event = incoming.value();
                    return event == null ? 0 : event.event().time();
                });
    }

    @Override
    public DataStream<Incoming<TaskChange>> tasks(StreamExecutionEnvironment env) {
        TaskReader reader = new TaskReader(request.options().input(true));
        ReplayProgress counts = progress;
        LineDecoder<Incoming<TaskChange>> decoder = (line, origin, tooLong) -> {
            counts.taskRecordRead();
            return tooLong ? List.of(tooLarge(origin)) : reader.read(line, origin);
        };
        // A Task's changes come in order of their lines: of two with one version, the one read later counts.
        return source(env, Uids.TASKS, request.tasks(), decoder, new IncomingSerializer.OfTasks(), incoming -> {
            TaskChange change = incoming.value();
            return change == null ? 0 : number(change.origin().offset());
        });
    }

    @Override
    public void touchpoints(DataStream<PublishedTouchpoint> touchpoints) {
        ReplayProgress counts = progress;
        DataStream<OrderedLine> lines = touchpoints
                .map(
                        touchpoint -> {
                            counts.touchpoint(touchpoint.callMatch());
                            byte[] json = touchpoint.json();
                            if (json == null) {
                                throw new IllegalStateException("A replay withdraws nothing: " + touchpoint);
                            }
                            return new OrderedLine(touchpoint.date(), touchpoint.touchpointId(), json);
                        },
                        LINE)
                .uid("touchpoint-lines");
        write(lines, Uids.TOUCHPOINTS, ReplayRequest.TOUCHPOINTS);
    }

    @Override
    public void rejected(DataStream<Rejection> rejected) {
        ReplayProgress counts = progress;
        RejectionJson json = new RejectionJson(request.options().rejectedRaw());
        DataStream<OrderedLine> lines = rejected.map(
                        rejection -> {
                            counts.rejected(rejection.reason());
                            Origin origin = rejection.origin();
                            return new OrderedLine(number(origin.offset()), origin.topic(), json.write(rejection));
                        },
                        LINE)
                .uid("rejected-lines");
        write(lines, Uids.REJECTED, ReplayRequest.REJECTED);
    }

    private <T> DataStream<Incoming<T>> source(
            StreamExecutionEnvironment env,
            String uid,
            Path path,
            LineDecoder<Incoming<T>> decoder,
            IncomingSerializer<T> serializer,
            SerializableOrder<Incoming<T>> order) {
        @SuppressWarnings("unchecked") // there is no class of a generic type
        Class<Incoming<T>> type = (Class<Incoming<T>>) (Class<?>) Incoming.class;
        TypeInformation<Incoming<T>> information = SerializerType.of(type, serializer);
        int maxBytes = request.options().recordMaxBytes();
        return env.fromSource(new LinesFormat<>(decoder, maxBytes, information).source(path), timestamps(order), uid)
                .uid(uid);
    }

    private void write(DataStream<OrderedLine> lines, String uid, String file) {
        lines.assignTimestampsAndWatermarks(timestamps(OrderedLine::order))
                .uid(uid + "-timestamps")
                .keyBy(line -> 0, Types.INT)
                .process(new InOrder(), PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .setParallelism(1)
                .uid(uid + "-in-order")
                .sinkTo(OrderedFile.of(request.output(), file))
                .setParallelism(1)
                .uid(uid);
    }

    private static <T> WatermarkStrategy<T> timestamps(SerializableOrder<T> order) {
        SerializableTimestampAssigner<T> assigner = (value, recordTimestamp) -> order.of(value);
        return WatermarkStrategy.<T>noWatermarks().withTimestampAssigner(assigner);
    }

    private static <T> Incoming<T> tooLarge(Origin origin) {
        return Incoming.rejected(
                new Rejection(Reason.TOO_LARGE, "longer than record.max-bytes", origin, null, null, null));
    }

    private static long number(@Nullable Long line) {
        return line == null ? Long.MAX_VALUE : line;
    }

    /** Where a value stands in the order that Flink's batch execution sorts by. */
    private interface SerializableOrder<T> extends Serializable {
        long of(T value);
    }
}
