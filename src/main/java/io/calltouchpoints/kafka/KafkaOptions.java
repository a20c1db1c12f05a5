package io.calltouchpoints.kafka;

import io.calltouchpoints.job.Kind;
import io.calltouchpoints.job.Kinds;
import io.calltouchpoints.job.Option;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The options of the job's Kafka side, beside {@code kafka.*}. */
public final class KafkaOptions {

    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}");
    private static final Pattern GROUP = Pattern.compile("\\S(.{0,198}\\S)?");

    public static final Option<String> WEB_TOPIC = topic("web.topic", Topics.DEFAULT.webEvents(), "web events, read");

    public static final Option<String> TASKS_TOPIC =
            topic("tasks.topic", Topics.DEFAULT.tasks(), "changes of Salesforce Tasks, read");

    public static final Option<String> TOUCHPOINTS_TOPIC =
            topic("touchpoints.topic", Topics.DEFAULT.touchpoints(), "touchpoints, written; should be compacted");

    public static final Option<String> REJECTED_TOPIC =
            topic("rejected.topic", Topics.DEFAULT.rejected(), "what could not be used and why, written");

    public static final Option<String> GROUP_ID = new Option<>(
            "group",
            "call-touchpoints",
            "",
            "Kafka",
            "consumer group; transactional ids begin with it, so two jobs must not share it",
            new Kind<>("NAME", "a name of 1 to 200 characters", text -> matching(GROUP, text)));

    public static final Option<Position> START = new Option<>(
            "start",
            "committed",
            "",
            "Kafka",
            "where to read from without a savepoint: where the group stopped (else the beginning), or a record time",
            new Kind<>(
                    "committed|earliest|latest|TIME",
                    "committed, earliest, latest or a time with zone such as 2026-11-25T08:00:00Z",
                    text -> Position.parse(
                            text, Position.Kind.COMMITTED, Position.Kind.EARLIEST, Position.Kind.LATEST)));

    public static final Option<Optional<Position>> UNTIL = new Option<>(
            "until",
            "",
            "never",
            "Kafka",
            "ends the job there, and its state with it: at what is the end of the topics now, or at a record time",
            new Kind<>(
                    "latest|TIME",
                    "latest or a time with zone such as 2026-11-25T08:00:00Z",
                    text -> text.isEmpty()
                            ? Optional.empty()
                            : Optional.of(Position.parse(text, Position.Kind.LATEST))));

    public static final Option<Delivery> DELIVERY = new Option<>(
            "delivery",
            "exactly-once",
            "",
            "Kafka",
            "exactly-once publishes with each checkpoint, in transactions; at-least-once at once, and may repeat after a failure",
            Kinds.oneOf(Delivery.class));

    public static final Option<Long> SOURCE_MAX_DRIFT = new Option<>(
            "source.max-drift",
            "1 h",
            "",
            "Kafka",
            "how far, in event time, a partition or topic may be read ahead of the one that is furthest behind",
            Kinds.DURATION);

    /** In the order of the help text. */
    public static final List<Option<?>> ALL = List.of(
            WEB_TOPIC,
            TASKS_TOPIC,
            TOUCHPOINTS_TOPIC,
            REJECTED_TOPIC,
            GROUP_ID,
            START,
            UNTIL,
            DELIVERY,
            SOURCE_MAX_DRIFT);

    private KafkaOptions() {}

    private static Option<String> topic(String name, String defaultName, String description) {
        return new Option<>(
                name,
                defaultName,
                "",
                "Kafka",
                "topic of " + description,
                new Kind<>(
                        "TOPIC",
                        "a topic name: 1 to 249 letters, digits, dots, underscores and hyphens",
                        text -> matching(TOPIC, text)));
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("does not fit " + pattern);
        }
        return text;
    }
}
