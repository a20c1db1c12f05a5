package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Rejection;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends what a source could not read to the rejections. */
public final class Split<T> extends ProcessFunction<Incoming<T>, T> {

    private static final long serialVersionUID = 1L;

    private transient ReadMetrics metrics;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    public Split() {}

    @Override
    public void open(OpenContext context) {
        metrics = new ReadMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(Incoming<T> incoming, Context context, Collector<T> out) {
        Rejection rejection = incoming.rejection();
        if (rejection != null) {
            metrics.rejected(rejection.reason());
            context.output(Rejections.TAG, rejection);
        }
        T value = incoming.value();
        if (value != null) {
            metrics.read(value);
            out.collect(value);
        }
    }
}
