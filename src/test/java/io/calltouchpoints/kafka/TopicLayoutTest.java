package io.calltouchpoints.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicLayoutTest {

    @Test
    void onlyTouchpointsAreCompacted() {
        assertThat(TopicLayout.newTopics(Topics.DEFAULT, 6))
                .allSatisfy(topic -> assertThat(topic.numPartitions()).isEqualTo(6))
                .filteredOn(topic -> topic.configs().get("cleanup.policy").equals("compact"))
                .extracting(topic -> topic.name())
                .containsExactly(Topics.DEFAULT.touchpoints());
    }
}
