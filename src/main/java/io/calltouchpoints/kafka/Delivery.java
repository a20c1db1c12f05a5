package io.calltouchpoints.kafka;

/** {@code delivery}: what a failure may do to the output. */
public enum Delivery {
    /** Nothing: records become visible, to consumers that read committed ones only, with the checkpoint that covers them. */
    EXACTLY_ONCE,
    /** Repeat records; they are visible at once. */
    AT_LEAST_ONCE
}
