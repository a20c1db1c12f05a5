/** Options, the graph, operator uids. */
@NullMarked
package io.calltouchpoints.job;

import org.jspecify.annotations.NullMarked;
