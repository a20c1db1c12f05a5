package io.calltouchpoints.state;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.InputRules;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.journey.Rules;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Turns whatever the connector sends into "this Task is now a call of visitor X at time T" or "it no longer is"; key: Task id.
 *
 * <p>What bounds the state: the one timer, at {@link TaskImage#deadline}.
 */
public final class TaskImageFunction extends KeyedProcessFunction<String, TaskChange, CallChange> {

    private static final long serialVersionUID = 1L;

    private final InputRules input;
    private final Rules rules;
    private transient ValueState<StoredTask> tasks;
    private transient TaskMetrics metrics;

    @SuppressWarnings("NullAway.Init") // transient fields are set by open
    public TaskImageFunction(InputRules input, Rules rules) {
        this.input = input;
        this.rules = rules;
    }

    /** Where Tasks are in a savepoint, by Task id. */
    public static ValueStateDescriptor<StoredTask> descriptor() {
        return new ValueStateDescriptor<>("task", new StoredTaskSerializer());
    }

    @Override
    public void open(OpenContext context) {
        tasks = getRuntimeContext().getState(descriptor());
        metrics = new TaskMetrics(getRuntimeContext().getMetricGroup());
    }

    @Override
    public void processElement(TaskChange change, Context context, Collector<CallChange> out) throws Exception {
        StoredTask stored = tasks.value();
        TaskImage image = stored == null ? new TaskImage() : new TaskImage(stored.image());
        TaskImage.Verdict verdict = image.apply(change, input);
        verdict.announcements().forEach(out::collect);
        Rejection rejection = verdict.rejection();
        if (rejection != null) {
            metrics.rejected(rejection.reason());
            context.output(Rejections.TAG, rejection);
        }
        metrics.applied(verdict, stored != null && stored.image().announced() != null);
        long timer = arm(deadline(image), stored, context.timerService());
        tasks.update(new StoredTask(image.snapshot(), timer));
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<CallChange> out) throws Exception {
        StoredTask stored = tasks.value();
        if (stored == null) {
            throw new IllegalStateException("A timer of a Task without state.");
        }
        TaskImage image = new TaskImage(stored.image());
        long deadline = deadline(image);
        if (deadline <= context.timerService().currentWatermark()) {
            tasks.clear();
            return;
        }
        context.timerService().registerEventTimeTimer(deadline);
        tasks.update(new StoredTask(stored.image(), deadline));
    }

    private long deadline(TaskImage image) {
        return image.deadline(input, rules.maxDelay(), rules.correctionWindow());
    }

    /** Only an earlier deadline replaces the timer: one that fires too early is set again. */
    private static long arm(long deadline, @Nullable StoredTask stored, TimerService timers) {
        long timer = stored == null ? StoredTask.NO_TIMER : stored.timer();
        if (deadline >= timer) {
            return timer;
        }
        if (timer != StoredTask.NO_TIMER) {
            timers.deleteEventTimeTimer(timer);
        }
        timers.registerEventTimeTimer(deadline);
        return deadline;
    }
}
