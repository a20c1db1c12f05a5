/** What leaves the job: touchpoints and rejections as JSON. */
@NullMarked
package io.calltouchpoints.publish;

import org.jspecify.annotations.NullMarked;
