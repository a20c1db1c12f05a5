/** Flink around the rules: keyed functions, timers, side outputs, serializers of all that is stored or sent. */
@NullMarked
package io.calltouchpoints.state;

import org.jspecify.annotations.NullMarked;
