/** The command {@code run}: the streaming job, on a Flink cluster or on one inside the process. */
@NullMarked
package io.calltouchpoints.run;

import org.jspecify.annotations.NullMarked;
