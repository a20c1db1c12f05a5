package io.calltouchpoints.state;

import io.calltouchpoints.ingest.TaskImage;

/**
 * The state of one Task.
 *
 * @param timer when the one live timer fires, epoch milliseconds UTC; {@link Long#MAX_VALUE} for none
 */
public record StoredTask(TaskImage.Snapshot image, long timer) {

    static final long NO_TIMER = Long.MAX_VALUE;
}
