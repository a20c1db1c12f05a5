/** The rules: sessions, which call belongs to which session, touchpoints, positions, forgetting. Pure Java: no Flink, Kafka or Jackson here. */
@NullMarked
package io.calltouchpoints.journey;

import org.jspecify.annotations.NullMarked;
