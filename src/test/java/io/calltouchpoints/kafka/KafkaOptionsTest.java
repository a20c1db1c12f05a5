package io.calltouchpoints.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.calltouchpoints.job.InvalidOptions;
import io.calltouchpoints.job.Mistake;
import io.calltouchpoints.job.Options;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class KafkaOptionsTest {

    private static final long EIGHT = Instant.parse("2026-11-25T08:00:00Z").toEpochMilli();
    private static final ClientProperties CLIENT = ClientProperties.of("localhost:9092");

    @Test
    void haveDefaults() throws Exception {
        assertThat(settings(Map.of()))
                .isEqualTo(new KafkaSettings(
                        CLIENT,
                        Topics.DEFAULT,
                        "call-touchpoints",
                        new Position(Position.Kind.COMMITTED, 0),
                        Optional.empty(),
                        Delivery.EXACTLY_ONCE,
                        3_600_000));
    }

    @Test
    void areRead() throws Exception {
        assertThat(settings(Map.of(
                        "web.topic", "w",
                        "tasks.topic", "t.1",
                        "touchpoints.topic", "T_2",
                        "rejected.topic", "r-3",
                        "group", "my group",
                        "start", "2026-11-25T09:00:00+01:00",
                        "until", "latest",
                        "delivery", "at-least-once",
                        "source.max-drift", "5 min")))
                .isEqualTo(new KafkaSettings(
                        CLIENT,
                        new Topics("w", "t.1", "T_2", "r-3"),
                        "my group",
                        new Position(Position.Kind.TIME, EIGHT),
                        Optional.of(new Position(Position.Kind.LATEST, 0)),
                        Delivery.AT_LEAST_ONCE,
                        300_000));
    }

    @Test
    void takeWordsInAnyCaseAndOnlyThoseThatMakeSense() throws Exception {
        assertThat(settings(Map.of("start", "Earliest")).start()).isEqualTo(new Position(Position.Kind.EARLIEST, 0));
        assertThat(settings(Map.of("start", "latest")).start()).isEqualTo(new Position(Position.Kind.LATEST, 0));
        assertThat(settings(Map.of("until", "2026-11-25T08:00:00Z")).until())
                .contains(new Position(Position.Kind.TIME, EIGHT));
        refuses("until", "earliest");
        refuses("until", "committed");
        refuses("start", "time");
        refuses("start", "2026-11-25T08:00:00");
        refuses("start", "");
    }

    @Test
    void refuseNamesThatKafkaWouldNotTake() {
        refuses("web.topic", "");
        refuses("tasks.topic", "a b");
        refuses("touchpoints.topic", "x".repeat(250));
        refuses("rejected.topic", ".");
        refuses("rejected.topic", "..");
        refuses("group", "");
        refuses("group", "g".repeat(201));
        refuses("delivery", "exactly_twice");
        refuses("source.max-drift", "0 s");
    }

    private static KafkaSettings settings(Map<String, String> given) throws InvalidOptions {
        return KafkaSettings.of(Options.parse(KafkaOptions.ALL, given), CLIENT);
    }

    private static void refuses(String option, String value) {
        assertThatThrownBy(() -> settings(Map.of(option, value)))
                .asInstanceOf(InstanceOfAssertFactories.type(InvalidOptions.class))
                .satisfies(invalid -> assertThat(invalid.mistakes())
                        .extracting(Mistake::option, Mistake::value)
                        .containsExactly(tuple(option, value)));
    }
}
