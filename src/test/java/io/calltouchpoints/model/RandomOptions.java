package io.calltouchpoints.model;

import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import io.calltouchpoints.journey.Rules.SessionExpiry;
import java.util.List;
import java.util.Set;

/** All options varied: as they are by default, or small, or just so that they are still allowed. */
final class RandomOptions {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final int MANY_FACTS = 1_000_000;

    private RandomOptions() {}

    static HistoryOptions of(Dice dice) {
        return dice.chance(0.5) ? usual(dice) : small(dice);
    }

    private static HistoryOptions usual(Dice dice) {
        return options(
                dice,
                30 * MINUTE,
                dice.of(0L, 5 * MINUTE, 40 * MINUTE),
                dice.of(0L, 10 * MINUTE, 2 * HOUR, 2 * HOUR),
                dice.of(HOUR, DAY, DAY),
                dice.of(0L, 10 * MINUTE, 10 * MINUTE, HOUR));
    }

    private static HistoryOptions small(Dice dice) {
        long timeout = dice.of(1_000L, 10_000L, 5 * MINUTE);
        return options(
                dice,
                timeout,
                dice.of(0L, timeout / 3, 2 * timeout),
                dice.of(0L, timeout / 2, 4 * timeout),
                dice.of(timeout, 10 * timeout, 2 * MINUTE),
                dice.of(0L, timeout / 2, 3 * timeout, 10 * MINUTE));
    }

    private static HistoryOptions options(
            Dice dice, long timeout, long skew, long nearMiss, long maxDelay, long outOfOrderness) {
        long leastWindow = maxDelay + nearMiss + skew;
        long window = dice.of(leastWindow, leastWindow + 1, 2 * leastWindow, Math.max(leastWindow, 30 * DAY));
        long journey = dice.of(window, window + 1, window + timeout, 3 * window, Math.max(window, 90 * DAY));
        Rules rules = new Rules(
                timeout,
                dice.of(SessionExpiry.values()),
                dice.of(SessionCalls.values()),
                skew,
                nearMiss,
                maxDelay,
                window,
                dice.of(FirstTouchPublish.values()),
                journey,
                MANY_FACTS);
        Set<String> blankIds = TaskOptions.DEFAULT.blankIds();
        List<String> timeFields = dice.of(
                TaskOptions.DEFAULT.callTimeFields(),
                TaskOptions.DEFAULT.callTimeFields(),
                List.of(TaskOptions.CREATED_DATE),
                List.of("Vendor_Start__c", TaskOptions.TOUCHPOINT_DATE, TaskOptions.CREATED_DATE));
        TaskOptions tasks = new TaskOptions(timeFields, dice.chance(0.25), dice.chance(0.3), blankIds);
        return new HistoryOptions(rules, tasks, outOfOrderness, dice.between(1, 3));
    }
}
