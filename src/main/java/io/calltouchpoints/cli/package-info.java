/** What all commands share: options as arguments, every mistake at once, exit codes. */
@NullMarked
package io.calltouchpoints.cli;

import org.jspecify.annotations.NullMarked;
