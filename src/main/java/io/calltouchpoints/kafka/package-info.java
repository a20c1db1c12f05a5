/** Kafka at the ends of the graph: topics to records and back, and what must be so before the job starts. */
@NullMarked
package io.calltouchpoints.kafka;

import org.jspecify.annotations.NullMarked;
