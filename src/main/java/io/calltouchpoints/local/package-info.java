/** One machine is enough: a real Kafka broker inside this process, and the demo on it. Not in the jar for clusters. */
@NullMarked
package io.calltouchpoints.local;

import org.jspecify.annotations.NullMarked;
