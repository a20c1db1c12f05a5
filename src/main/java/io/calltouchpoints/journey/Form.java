package io.calltouchpoints.journey;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A form submission or web chat that can be a session's conversion; ordered as conversions are: time, form before chat, url. */
public record Form(EventType type, long time, @Nullable String url) implements Comparable<Form> {

    private static final Comparator<Form> ORDER = Comparator.comparingLong(Form::time)
            .thenComparing(Form::type)
            .thenComparing(Form::url, Comparator.nullsFirst(Comparator.naturalOrder()));

    @Override
    public int compareTo(Form other) {
        return ORDER.compare(this, other);
    }
}
