/** Looks into a savepoint, for people: one visitor, or counts over all. */
@NullMarked
package io.calltouchpoints.inspect;

import org.jspecify.annotations.NullMarked;
