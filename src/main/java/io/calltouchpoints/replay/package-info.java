/** The job over files: sources of lines, ordered output, progress, summary. */
@NullMarked
package io.calltouchpoints.replay;

import org.jspecify.annotations.NullMarked;
