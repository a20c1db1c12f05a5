package io.calltouchpoints.job;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.state.BoundedJourneyFunction;
import io.calltouchpoints.state.BoundedTaskImageFunction;
import io.calltouchpoints.state.CallChangeSerializer;
import io.calltouchpoints.state.JourneyFunction;
import io.calltouchpoints.state.JourneyOperator;
import io.calltouchpoints.state.PublishedTouchpointSerializer;
import io.calltouchpoints.state.Rejections;
import io.calltouchpoints.state.SerializerType;
import io.calltouchpoints.state.Split;
import io.calltouchpoints.state.TaskChangeSerializer;
import io.calltouchpoints.state.TaskImageFunction;
import io.calltouchpoints.state.TouchpointChange;
import io.calltouchpoints.state.TouchpointChangeSerializer;
import io.calltouchpoints.state.VisitorEventSerializer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.ConnectedStreams;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The graph of the job.
 *
 * <pre>
 *  web-events ────────▶ web-events-read ──────────────── VisitorEvent ──────────────┐ keyBy bizibleId
 *                            │                                                      ├──▶ journey ──▶ describe ──▶ touchpoints
 *  salesforce-tasks ──▶ salesforce-tasks-read ─ keyBy taskId ─▶ task-image ─ CallChange    │
 *                            │                                      │                      │
 *                            └──────────────┬───────────────────────┴──────────────────────┘ side outputs
 *                                           └──▶ rejected
 * </pre>
 */
public final class TouchpointGraph {

    private static final TypeInformation<VisitorEvent> VISITOR_EVENT =
            SerializerType.of(VisitorEvent.class, new VisitorEventSerializer());
    private static final TypeInformation<TaskChange> TASK_CHANGE =
            SerializerType.of(TaskChange.class, new TaskChangeSerializer());
    private static final TypeInformation<CallChange> CALL_CHANGE =
            SerializerType.of(CallChange.class, new CallChangeSerializer());
    private static final TypeInformation<TouchpointChange> TOUCHPOINT_CHANGE =
            SerializerType.of(TouchpointChange.class, new TouchpointChangeSerializer());
    private static final TypeInformation<PublishedTouchpoint> PUBLISHED =
            SerializerType.of(PublishedTouchpoint.class, new PublishedTouchpointSerializer());

    private TouchpointGraph() {}

    /**
     * Draws the graph into {@code env}.
     *
     * @param bounded the inputs are finite and run in Flink's batch execution mode: each touchpoint is published once
     * @param webTopic where web events come from, for rejections
     */
    public static void draw(
            StreamExecutionEnvironment env, Ends ends, Options options, boolean bounded, String webTopic) {
        SingleOutputStreamOperator<VisitorEvent> events = ends.webEvents(env)
                .process(new Split<VisitorEvent>(), VISITOR_EVENT)
                .uid(Uids.WEB_EVENTS_READ)
                .name(Uids.WEB_EVENTS_READ);
        SingleOutputStreamOperator<TaskChange> changes = ends.tasks(env)
                .process(new Split<TaskChange>(), TASK_CHANGE)
                .uid(Uids.TASKS_READ)
                .name(Uids.TASKS_READ);

        SingleOutputStreamOperator<CallChange> calls = changes.keyBy(TaskChange::taskId, Types.STRING)
                .process(
                        bounded
                                ? new BoundedTaskImageFunction(options.input(true))
                                : new TaskImageFunction(options.input(false), options.rules()),
                        CALL_CHANGE)
                .uid(Uids.TASK_IMAGE)
                .name(Uids.TASK_IMAGE);

        ConnectedStreams<VisitorEvent, CallChange> visitors = events.keyBy(VisitorEvent::bizibleId, Types.STRING)
                .connect((bounded ? inOrderOfTime(calls) : calls).keyBy(CallChange::bizibleId, Types.STRING));
        SingleOutputStreamOperator<TouchpointChange> touchpoints = (bounded
                        ? visitors.process(new BoundedJourneyFunction(options.rules()), TOUCHPOINT_CHANGE)
                        : visitors.transform(
                                Uids.JOURNEY,
                                TOUCHPOINT_CHANGE,
                                new JourneyOperator(
                                        new JourneyFunction(options.rules(), webTopic, options.sessionCache()),
                                        options.inState())))
                .uid(Uids.JOURNEY)
                .name(Uids.JOURNEY);

        ends.touchpoints(touchpoints
                .map(new Describe(options), PUBLISHED)
                .uid(Uids.DESCRIBE)
                .name(Uids.DESCRIBE));
        ends.rejected(rejections(events).union(rejections(changes), rejections(calls), rejections(touchpoints)));
    }

    /** Among the visitor's web events, so that beyond {@code visitor.max-facts} old sessions go with their calls. */
    private static DataStream<CallChange> inOrderOfTime(DataStream<CallChange> calls) {
        return calls.assignTimestampsAndWatermarks(WatermarkStrategy.<CallChange>noWatermarks()
                        .withTimestampAssigner((change, before) -> change.call().time()))
                .uid(Uids.CALLS_IN_ORDER)
                .name(Uids.CALLS_IN_ORDER);
    }

    private static DataStream<Rejection> rejections(SingleOutputStreamOperator<?> operator) {
        return operator.getSideOutput(Rejections.TAG);
    }
}
