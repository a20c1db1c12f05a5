package io.calltouchpoints.benchmark;

import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.job.Ends;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Less than this no join can do. */
final class Floors {

    private Floors() {}

    /** Decode, keyBy, count. */
    static void count(StreamExecutionEnvironment env, Ends ends) {
        Inputs.discard(Inputs.visits(env, ends).process(new Count(), Types.STRING));
    }

    /** One raw get and one raw put of 300 bytes an event. */
    static void rawState(StreamExecutionEnvironment env, Ends ends) {
        Inputs.discard(Inputs.visits(env, ends).process(new RawState(), Types.STRING));
    }

    private static final class Count extends KeyedProcessFunction<String, VisitorEvent, String> {
        private static final long serialVersionUID = 1L;
        private long count;

        @Override
        public void processElement(VisitorEvent event, Context context, Collector<String> out) {
            if (++count == Long.MAX_VALUE) {
                out.collect(event.bizibleId());
            }
        }
    }

    private static final class RawState extends KeyedProcessFunction<String, VisitorEvent, String> {
        private static final long serialVersionUID = 1L;
        private transient ValueState<byte[]> state;

        @SuppressWarnings("NullAway.Init")
        RawState() {}

        @Override
        public void open(OpenContext context) {
            state = getRuntimeContext()
                    .getState(
                            new ValueStateDescriptor<>("bytes", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
        }

        @Override
        public void processElement(VisitorEvent event, Context context, Collector<String> out) throws Exception {
            byte[] stored = state.value();
            byte[] bytes = stored == null ? new byte[300] : stored;
            for (int i = 0; stored == null && i < 300; i += 8) {
                long noise = Templates.mix(event.bizibleId().hashCode() + (long) i);
                for (int b = 0; b < 8 && i + b < 300; b++) {
                    bytes[i + b] = (byte) (noise >>> (8 * b));
                }
            }
            bytes[0]++;
            state.update(bytes);
        }
    }
}
