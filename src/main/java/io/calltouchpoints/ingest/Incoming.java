package io.calltouchpoints.ingest;

import org.jspecify.annotations.Nullable;

/** What became of one record at the source: a value, or a rejection; exactly one is there. */
public record Incoming<T>(@Nullable T value, @Nullable Rejection rejection) {

    public static <T> Incoming<T> of(T value) {
        return new Incoming<>(value, null);
    }

    public static <T> Incoming<T> rejected(Rejection rejection) {
        return new Incoming<>(null, rejection);
    }
}
