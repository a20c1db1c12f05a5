package io.calltouchpoints.model;

import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.journey.Call;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** One Task out of all its changes, in any order: of each field the value of the highest version that sets it. */
final class TaskHistory {

    static final Comparator<TaskChange> VERSION =
            Comparator.comparingLong(TaskChange::version).thenComparingLong(TaskChange::sequence);

    private final TaskOptions options;
    private final List<TaskChange> byVersion;

    TaskHistory(Collection<TaskChange> changes, TaskOptions options) {
        this.options = options;
        byVersion = new ArrayList<>(changes);
        byVersion.sort(VERSION); // stable: at equal versions the one read later wins
    }

    /** Trimmed; null when blank. */
    String field(String name) {
        String value = null;
        for (TaskChange change : byVersion) {
            if (change.fields().containsKey(name)) {
                value = change.fields().get(name);
            }
        }
        return text(value);
    }

    boolean deleted() {
        boolean deleted = false;
        for (TaskChange change : byVersion) {
            if (change.deleted() != null) {
                deleted = change.deleted();
            }
        }
        return deleted;
    }

    /** Whose the call is or would be; null when nobody's. */
    String visitor() {
        return visitor(field(TaskOptions.BIZIBLE_ID));
    }

    private String visitor(String bizibleId) {
        if (bizibleId == null) {
            return null;
        }
        String normalised = bizibleId.toLowerCase(Locale.ROOT);
        return options.blankIds().contains(normalised) ? null : normalised;
    }

    Long callTime() {
        for (String name : options.callTimeFields()) {
            String time = field(name);
            if (time == null) {
                continue;
            }
            boolean fromCreation = name.equals(TaskOptions.CREATED_DATE);
            Long duration = duration();
            long off = options.subtractDuration() && fromCreation && duration != null ? duration * 1000 : 0;
            return Long.parseLong(time) - off;
        }
        return null;
    }

    /** Whole seconds from 0, else null. */
    Long duration() {
        String duration = field(TaskOptions.DURATION);
        try {
            long seconds = duration == null ? -1 : new BigDecimal(duration).longValueExact();
            return seconds < 0 ? null : seconds;
        } catch (NumberFormatException | ArithmeticException e) {
            return null;
        }
    }

    boolean silent() {
        boolean outbound = "Outbound".equals(field(TaskOptions.CALL_TYPE));
        return deleted() || (options.ignoreOutbound() && outbound);
    }

    /** Null unless there is both a visitor and a call time. */
    Call call(String taskId) {
        if (visitor() == null || callTime() == null) {
            return null;
        }
        return new Call(
                taskId, callTime(), silent(), field(TaskOptions.TYPE), duration(), field("WhoId"), field("WhatId"));
    }

    boolean phoneCall() {
        String type = field(TaskOptions.TYPE);
        return "Call".equals(field(TaskOptions.TASK_SUBTYPE))
                || field(TaskOptions.CALL_TYPE) != null
                || (type != null && type.toLowerCase(Locale.ROOT).contains("call"));
    }

    boolean everToldBizibleId() {
        return byVersion.stream()
                .anyMatch(change -> visitor(text(change.fields().get(TaskOptions.BIZIBLE_ID))) != null);
    }

    private static String text(String value) {
        if (value == null) {
            return null;
        }
        int from = 0;
        int to = value.length();
        while (from < to && value.charAt(from) <= ' ') {
            from++;
        }
        while (from < to && value.charAt(to - 1) <= ' ') {
            to--;
        }
        return from == to ? null : value.substring(from, to);
    }
}
