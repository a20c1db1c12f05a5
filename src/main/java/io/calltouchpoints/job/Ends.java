package io.calltouchpoints.job;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.publish.PublishedTouchpoint;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the graph is connected to: topics, files, or the lists of a test. Each gives its operators their {@link Uids}. */
public interface Ends {

    /** With watermarks. */
    DataStream<Incoming<VisitorEvent>> webEvents(StreamExecutionEnvironment env);

    /** With watermarks. */
    DataStream<Incoming<TaskChange>> tasks(StreamExecutionEnvironment env);

    void touchpoints(DataStream<PublishedTouchpoint> touchpoints);

    void rejected(DataStream<Rejection> rejected);
}
