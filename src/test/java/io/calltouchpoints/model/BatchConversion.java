package io.calltouchpoints.model;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.WebEvent;
import java.util.Comparator;

/**
 * A form submission, web chat or call of the batch evaluation.
 *
 * @param time when it counts
 */
record BatchConversion(long time, Form form, Call call) {

    /** Time; form before chat before call; forms and chats by url, calls by call time, then Task id. */
    static final Comparator<BatchConversion> ORDER = Comparator.comparingLong(BatchConversion::time)
            .thenComparingInt(BatchConversion::rank)
            .thenComparing(BatchConversion::url, Comparator.nullsFirst(String::compareTo))
            .thenComparingLong(BatchConversion::callTime)
            .thenComparing(BatchConversion::taskId);

    static BatchConversion of(WebEvent event) {
        return new BatchConversion(event.time(), new Form(event.type(), event.time(), event.url()), null);
    }

    static BatchConversion of(Call call, long countsAt) {
        return new BatchConversion(countsAt, null, call);
    }

    private int rank() {
        if (call != null) {
            return 2;
        }
        return form.type() == EventType.FORM_SUBMIT ? 0 : 1;
    }

    private String url() {
        return form == null ? null : form.url();
    }

    private long callTime() {
        return call == null ? 0 : call.time();
    }

    private String taskId() {
        return call == null ? "" : call.taskId();
    }
}
