package io.calltouchpoints.state;

import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Rejection;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Sends what a source could not read to the rejections. */
public final class Split<T> extends ProcessFunction<Incoming<T>, T> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(Incoming<T> incoming, Context context, Collector<T> out) {
        Rejection rejection = incoming.rejection();
        if (rejection != null) {
            context.output(Rejections.TAG, rejection);
        }
        T value = incoming.value();
        if (value != null) {
            out.collect(value);
        }
    }
}
