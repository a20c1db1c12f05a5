package io.calltouchpoints.kafka;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * How the topics should be made.
 *
 * <p>The inputs are kept for as long as a late start or a second look may want them. Touchpoints are compacted: the last
 * revision of each stays for good, withdrawals (null values) long enough for every consumer to see them. Rejections are kept
 * until somebody has told the vendor.
 */
public final class TopicLayout {

    private static final long MIB = 1 << 20;
    private static final long HOUR = 3_600_000;
    private static final long DAY = 24 * HOUR;

    /** Above any sane {@code record.max-bytes}: what the job shall reject must get to it. */
    private static final Map<String, String> INPUT = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", text(14 * DAY),
            "max.message.bytes", text(8 * MIB));

    /** A segment in use is never compacted, so one is closed at least each day. */
    private static final Map<String, String> TOUCHPOINTS = Map.of(
            "cleanup.policy", "compact",
            "min.cleanable.dirty.ratio", "0.1",
            "max.compaction.lag.ms", text(DAY),
            "delete.retention.ms", text(7 * DAY),
            "segment.ms", text(DAY));

    /** A rejection carries up to 64 KiB of the record, which JSON may write six times as long. */
    private static final Map<String, String> REJECTED = Map.of(
            "cleanup.policy", "delete",
            "retention.ms", text(14 * DAY),
            "max.message.bytes", text(8 * MIB));

    private TopicLayout() {}

    /** The settings that make each topic what it should be, by its name, in the order of the flow. */
    public static Map<String, Map<String, String>> configs(Topics topics) {
        Map<String, Map<String, String>> configs = new LinkedHashMap<>();
        configs.put(topics.webEvents(), INPUT);
        configs.put(topics.tasks(), INPUT);
        configs.put(topics.touchpoints(), TOUCHPOINTS);
        configs.put(topics.rejected(), REJECTED);
        return configs;
    }

    /**
     * All four, to be created; replicas as many as the broker makes by default.
     *
     * @param partitions of each topic, from 1
     */
    public static List<NewTopic> newTopics(Topics topics, int partitions) {
        return configs(topics).entrySet().stream()
                .map(topic -> new NewTopic(topic.getKey(), Optional.of(partitions), Optional.empty())
                        .configs(topic.getValue()))
                .toList();
    }

    private static String text(long value) {
        return Long.toString(value);
    }
}
