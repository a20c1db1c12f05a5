package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskReader;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.ingest.WebEventReader;
import io.calltouchpoints.job.Ends;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.Uids;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.state.IncomingSerializer;
import io.calltouchpoints.state.SerializerType;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Traffic in, nothing out; records are decoded inside the source, as those of Kafka are. */
final class BenchmarkEnds implements Ends {

    /** Partitions that keep the same time are never further apart than this, milliseconds. */
    private static final long IN_STEP = 10_000;

    /** Tasks on their way from the partition of their visitor to that of the Tasks. */
    private static final List<Queue<byte[]>> TASKS = IntStream.range(0, 16)
            .<Queue<byte[]>>mapToObj(i -> new ConcurrentLinkedQueue<>())
            .toList();

    private final Setting setting;
    private final Options options;

    BenchmarkEnds(Setting setting, Options options) {
        this.setting = setting;
        this.options = options;
    }

    @Override
    public DataStream<Incoming<VisitorEvent>> webEvents(StreamExecutionEnvironment env) {
        Setting traffic = setting;
        WebEventReader reader = new WebEventReader(options.input(false), options.arrivals());
        InProcessSource<Incoming<VisitorEvent>> source = new InProcessSource<>(
                setting.partitions(), !setting.catchUp(), number -> new WebPartition(traffic, reader, number));
        return env.fromSource(
                        source,
                        watermarks(options.webOutOfOrderness()),
                        Uids.WEB_EVENTS,
                        type(new IncomingSerializer.OfEvents()))
                .uid(Uids.WEB_EVENTS);
    }

    @Override
    public DataStream<Incoming<TaskChange>> tasks(StreamExecutionEnvironment env) {
        TaskReader reader = new TaskReader(options.input(false));
        InProcessSource<Incoming<TaskChange>> source =
                new InProcessSource<>(setting.partitions(), false, number -> new TaskPartition(reader, number));
        return env.fromSource(
                        source,
                        watermarks(options.tasksOutOfOrderness()),
                        Uids.TASKS,
                        type(new IncomingSerializer.OfTasks()))
                .uid(Uids.TASKS);
    }

    @Override
    public void touchpoints(DataStream<PublishedTouchpoint> touchpoints) {
        touchpoints.sinkTo(new DiscardingSink<>()).uid(Uids.TOUCHPOINTS);
    }

    @Override
    public void rejected(DataStream<Rejection> rejected) {
        rejected.sinkTo(new DiscardingSink<>()).uid(Uids.REJECTED);
    }

    /** Sources that run apart are aligned, as those of Kafka are; those that keep the same time would only be held up. */
    private <T> WatermarkStrategy<T> watermarks(long outOfOrderness) {
        WatermarkStrategy<T> strategy = WatermarkStrategy.forBoundedOutOfOrderness(Duration.ofMillis(outOfOrderness));
        return setting.catchUp()
                ? strategy.withWatermarkAlignment("inputs", Duration.ofMinutes(5), Duration.ofMillis(200))
                : strategy;
    }

    @SuppressWarnings("unchecked") // there is no class of a generic type
    private static <T> TypeInformation<Incoming<T>> type(IncomingSerializer<T> serializer) {
        return SerializerType.of((Class<Incoming<T>>) (Class<?>) Incoming.class, serializer);
    }

    /** Web events of some of the visitors. */
    private static final class WebPartition implements InProcessSource.Partition<Incoming<VisitorEvent>> {

        private final WebEventReader reader;
        private final Traffic traffic;
        private final int number;
        private final boolean inStep;
        private long events;

        WebPartition(Setting setting, WebEventReader reader, int number) {
            this.reader = reader;
            this.number = number;
            inStep = !setting.catchUp();
            double load = inStep ? 1 : 0.7 + 0.6 * number / (setting.partitions() - 1);
            traffic = new Traffic(setting, number, load, TASKS.get(number));
        }

        @Override
        public boolean emit(SourceOutput<Incoming<VisitorEvent>> out) {
            byte[] value = traffic.next();
            long time = traffic.clock();
            out.collect(reader.read(value, new Origin("web-events", number, events, time, null)), traffic.eventTime());
            if ((++events & 63) == 0) {
                Counts.told(number, events, traffic.visitors(), time);
                if (inStep && time - Counts.slowest() > IN_STEP) {
                    LockSupport.parkNanos(50_000);
                }
            }
            return true;
        }

        @Override
        public long clock() {
            return traffic.clock();
        }
    }

    /** Tasks of the same visitors. */
    private static final class TaskPartition implements InProcessSource.Partition<Incoming<TaskChange>> {

        private final TaskReader reader;
        private final int number;
        private long offset;

        TaskPartition(TaskReader reader, int number) {
            this.reader = reader;
            this.number = number;
        }

        @Override
        public boolean emit(SourceOutput<Incoming<TaskChange>> out) {
            byte[] value = TASKS.get(number).poll();
            if (value == null) {
                return false;
            }
            Origin origin = new Origin("salesforce-tasks", number, offset++, null, null);
            for (Incoming<TaskChange> change : reader.read(value, origin)) {
                TaskChange task = change.value();
                out.collect(change, task == null ? Long.MIN_VALUE : task.time());
            }
            return true;
        }

        @Override
        public long clock() {
            return 0;
        }
    }
}
