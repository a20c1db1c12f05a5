@NullMarked
package io.calltouchpoints;

import org.jspecify.annotations.NullMarked;
