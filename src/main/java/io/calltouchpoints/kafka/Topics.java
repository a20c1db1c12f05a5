package io.calltouchpoints.kafka;

import java.io.Serializable;
import java.util.List;

/** The names of the four topics. */
public record Topics(String webEvents, String tasks, String touchpoints, String rejected) implements Serializable {

    public static final Topics DEFAULT = new Topics("web-events", "salesforce-tasks", "touchpoints", "rejected");

    /** In the order of the flow. */
    public List<String> names() {
        return List.of(webEvents, tasks, touchpoints, rejected);
    }
}
