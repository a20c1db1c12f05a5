package io.calltouchpoints.kafka;

import io.calltouchpoints.job.Options;
import java.util.Optional;

/**
 * How the job is connected to Kafka.
 *
 * @param until where the job ends; empty: never
 * @param maxDrift how far one partition or topic may be read ahead of another, milliseconds of event time
 */
public record KafkaSettings(
        ClientProperties client,
        Topics topics,
        String group,
        Position start,
        Optional<Position> until,
        Delivery delivery,
        long maxDrift) {

    /** @param options with those of {@link KafkaOptions#ALL} */
    public static KafkaSettings of(Options options, ClientProperties client) {
        return new KafkaSettings(
                client,
                new Topics(
                        options.get(KafkaOptions.WEB_TOPIC),
                        options.get(KafkaOptions.TASKS_TOPIC),
                        options.get(KafkaOptions.TOUCHPOINTS_TOPIC),
                        options.get(KafkaOptions.REJECTED_TOPIC)),
                options.get(KafkaOptions.GROUP_ID),
                options.get(KafkaOptions.START),
                options.get(KafkaOptions.UNTIL),
                options.get(KafkaOptions.DELIVERY),
                options.get(KafkaOptions.SOURCE_MAX_DRIFT));
    }
}
