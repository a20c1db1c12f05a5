package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskImage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * {@link TaskImageFunction} for bounded inputs in Flink's batch execution mode: that hands over one Task after another, so the
 * image is a field of the function, and visitors are told once, at the Task's end, what it is in the end.
 */
public final class BoundedTaskImageFunction extends KeyedProcessFunction<String, TaskChange, CallChange> {

    private static final long serialVersionUID = 1L;

    private final InputRules input;
    private transient TaskImage image;
    private transient Map<String, CallChange> told;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    public BoundedTaskImageFunction(InputRules input) {
        this.input = input;
    }

    @Override
    public void open(OpenContext context) {
        image = new TaskImage();
        told = new LinkedHashMap<>();
    }

    @Override
    public void processElement(TaskChange change, Context context, Collector<CallChange> out) {
        TaskImage.Verdict verdict = image.apply(change, input);
        verdict.announcements().forEach(announced -> told.put(announced.bizibleId(), announced));
        Rejection rejection = verdict.rejection();
        if (rejection != null) {
            context.output(Rejections.TAG, rejection);
        }
        context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CallChange> out) {
        told.values().stream().filter(change -> !change.call().silent()).forEach(out::collect);
        image = new TaskImage();
        told = new LinkedHashMap<>();
    }
}
