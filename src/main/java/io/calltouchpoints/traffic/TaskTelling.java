package io.calltouchpoints.traffic;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The changes of one Task, from the phone call to the last correction. */
final class TaskTelling extends Story {

    /** A call that moves to another visitor or time must be told within a day. */
    private static final long STILL_MOVES = 20 * 3_600_000L;

    private static final String[] TYPES = {"Call", "Call", "Phone Call", "Left Message"};
    private static final String[] OTHER_TYPES = {"Voice Mail", "Phone Call", "Consultation Call"};

    private final Iterator<TaskChange> changes;
    private final Dice dice;
    private TaskChange change;

    private TaskTelling(TaskLife life, Dice dice) {
        super(life.changes().get(0).sendAt());
        this.dice = new Dice(dice.number());
        changes = life.changes().iterator();
        change = changes.next();
    }

    @Override
    @Nullable
    TrafficRecord goOn(Traffic traffic) {
        TrafficRecord record = TaskRecords.record(change, dice);
        if (changes.hasNext()) {
            change = changes.next();
            next(change.sendAt());
        } else {
            next(OVER);
        }
        return record;
    }

    /** Nobody's touchpoint. */
    static Story email(TrafficPlan plan, long now, Dice dice) {
        TaskLife life = new TaskLife(plan, dice);
        life.create(now, Map.of("Subject", "Email: quote", TaskLife.TYPE, "Email", TaskLife.CREATED_DATE, time(now)));
        if (dice.chance(0.4)) {
            life.update(now + dice.in(plan.pace().filledIn()), Map.of("Status", "Completed"));
        }
        return new TaskTelling(life, dice);
    }

    static Story call(TrafficPlan plan, VisitorPool pool, Visitor who, long callTime, Dice dice) {
        Pace pace = plan.pace();
        TaskLife life = new TaskLife(plan, dice);
        long talk = dice.in(pace.talk());
        long version = callTime + talk + dice.in(pace.reported());
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Subject", "Call from +1 555 01" + (10 + dice.below(90)));
        fields.put("Status", "Completed");
        fields.put("TaskSubtype", "Call");
        fields.put("CallType", dice.chance(0.9) ? "Inbound" : "Outbound");
        fields.put("CallDurationInSeconds", talk / 1000);
        fields.put("WhoId", "00Q5e00000" + TaskLife.id(dice.number()).substring(3, 11));
        // Some vendors write when the call was; the others make the Task as if it had been there by then.
        boolean dated = dice.chance(0.6);
        if (dated) {
            fields.put(TaskLife.TOUCHPOINT_DATE, time(callTime));
        }
        fields.put(TaskLife.CREATED_DATE, time(dated ? version : callTime));
        fields.put(TaskLife.BIZIBLE_ID, null);
        fields.put(TaskLife.TYPE, null);

        String bizibleId = dice.chance(0.01) ? who.shouted() : who.bizibleId();
        boolean forgotten = dice.chance(0.05);
        boolean typed = dice.chance(0.4);
        if (!forgotten) {
            fields.put(TaskLife.BIZIBLE_ID, bizibleId);
        }
        if (typed) {
            fields.put(TaskLife.TYPE, dice.of(TYPES));
        }
        life.create(version, fields);
        if (forgotten && dice.chance(0.6)) {
            life.update(later(life, pace.filledIn(), dice), Map.of(TaskLife.BIZIBLE_ID, bizibleId));
        }
        if (!typed && dice.chance(0.95)) {
            life.update(later(life, pace.filledIn(), dice), Map.of(TaskLife.TYPE, dice.of(TYPES)));
            if (dice.chance(0.05)) {
                life.secondOvertakesFirst();
            }
        }
        correct(life, plan, pool, callTime, dated, dice);
        return new TaskTelling(life, dice);
    }

    private static void correct(
            TaskLife life, TrafficPlan plan, VisitorPool pool, long callTime, boolean dated, Dice dice) {
        Pace pace = plan.pace();
        int percent = dice.below(100);
        boolean moves = life.version() + pace.filledIn().most() - callTime < STILL_MOVES;
        if (percent < 6) {
            life.update(later(life, pace.corrected(), dice), Map.of(TaskLife.TYPE, dice.of(OTHER_TYPES)));
        } else if (percent < 9 && moves) {
            String other = pool.anybody(dice).bizibleId();
            life.update(later(life, pace.filledIn(), dice), Map.of(TaskLife.BIZIBLE_ID, other));
        } else if (percent < 11 && moves) {
            long earlier = callTime - dice.in(pace.callAfterPage());
            String field = dated ? TaskLife.TOUCHPOINT_DATE : TaskLife.CREATED_DATE;
            life.update(later(life, pace.filledIn(), dice), Map.of(field, time(earlier)));
        } else if (percent < 13) {
            life.delete(later(life, pace.corrected(), dice), true);
        } else if (percent < 16) {
            life.delete(later(life, pace.corrected(), dice), false);
            if (dice.chance(0.4)) {
                life.undelete(later(life, pace.corrected(), dice));
            }
        }
    }

    private static long later(TaskLife life, Span span, Dice dice) {
        return life.version() + dice.in(span);
    }

    private static String time(long epochMillis) {
        return TaskRecords.time(epochMillis);
    }
}
