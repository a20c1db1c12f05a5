/** From bytes to web events, Task changes or rejections, and the current state of one Task. No Flink, no Kafka here. */
@NullMarked
package io.calltouchpoints.ingest;

import org.jspecify.annotations.NullMarked;
