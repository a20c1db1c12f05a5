/** The benchmark suite: the whole graph against floors and against what a user would write instead; and JMH for the parts. */
@NullMarked
package io.calltouchpoints.benchmark;

import org.jspecify.annotations.NullMarked;
