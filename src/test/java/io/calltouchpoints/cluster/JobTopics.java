package io.calltouchpoints.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The topics and the group of one job, so that many jobs can share a broker.
 *
 * @param name of the group; the topics' names begin with it
 */
record JobTopics(String name) {

    String web() {
        return name + ".web-events";
    }

    String tasks() {
        return name + ".salesforce-tasks";
    }

    String touchpoints() {
        return name + ".touchpoints";
    }

    String rejected() {
        return name + ".rejected";
    }

    List<String> all() {
        return List.of(web(), tasks(), touchpoints(), rejected());
    }

    void create(KafkaProcess broker, int webPartitions, int taskPartitions) throws Exception {
        broker.create(web(), webPartitions, false);
        broker.create(tasks(), taskPartitions, false);
        // Not compacted, as it should be for users: the tests want to see every revision.
        broker.create(touchpoints(), 3, false);
        broker.create(rejected(), 2, false);
    }

    /** Arguments of the command {@code run}. */
    List<String> arguments(KafkaProcess broker, Map<String, String> options) {
        List<String> arguments = new ArrayList<>(List.of("run"));
        arguments.addAll(List.of("--kafka.bootstrap-servers", broker.address()));
        arguments.addAll(List.of("--web.topic", web(), "--tasks.topic", tasks()));
        arguments.addAll(List.of("--touchpoints.topic", touchpoints(), "--rejected.topic", rejected()));
        arguments.addAll(List.of("--group", name, "--start", "earliest"));
        options.forEach((option, value) -> arguments.addAll(List.of("--" + option, value)));
        return arguments;
    }
}
