/** Realistic traffic out of a seed: web events and Task records as they would come, to files or to Kafka. No Flink. */
@NullMarked
package io.calltouchpoints.traffic;

import org.jspecify.annotations.NullMarked;
