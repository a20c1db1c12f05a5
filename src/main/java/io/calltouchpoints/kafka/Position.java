package io.calltouchpoints.kafka;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;

/**
 * A place in the topics.
 *
 * @param time of Kafka's records, epoch milliseconds UTC; 0 unless {@code kind} is TIME
 */
public record Position(Kind kind, long time) implements Serializable {

    /** How the place is named. */
    public enum Kind {
        /** Where the consumer group stopped; the beginning, where it has not been yet. */
        COMMITTED,
        EARLIEST,
        LATEST,
        /** The first record with this timestamp or a later one. */
        TIME
    }

    /** Throws IllegalArgumentException for what is neither a word nor a time with zone. */
    static Position parse(String text, Kind... words) {
        for (Kind word : words) {
            if (word.name().equals(text.toUpperCase(Locale.ROOT))) {
                return new Position(word, 0);
            }
        }
        try {
            return new Position(
                    Kind.TIME, OffsetDateTime.parse(text).toInstant().toEpochMilli());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
