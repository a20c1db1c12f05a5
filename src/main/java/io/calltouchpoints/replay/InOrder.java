package io.calltouchpoints.replay;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Puts lines in order. Batch execution already sorts by timestamp, on disk where memory does not do; what is left is to sort
 * the lines of one timestamp.
 */
final class InOrder extends KeyedProcessFunction<Integer, OrderedLine, byte[]> {

    private static final long serialVersionUID = 1L;

    private transient List<OrderedLine> equal;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    InOrder() {}

    @Override
    public void open(OpenContext context) {
        equal = new ArrayList<>();
    }

    @Override
    public void processElement(OrderedLine line, Context context, Collector<byte[]> out) {
        if (equal.isEmpty()) {
            context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
        } else if (equal.get(0).order() != line.order()) {
            flush(out);
        }
        equal.add(line);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<byte[]> out) {
        flush(out);
    }

    private void flush(Collector<byte[]> out) {
        equal.stream().sorted().forEach(line -> out.collect(line.bytes()));
        equal.clear();
    }
}
