package io.calltouchpoints.replay;

import io.calltouchpoints.job.Options;
import java.nio.file.Path;

/**
 * What to replay.
 *
 * @param webEvents an existing file or folder
 * @param tasks an existing file or folder
 * @param output an existing folder, without the files that the replay will write
 */
public record ReplayRequest(Path webEvents, Path tasks, Path output, int parallelism, Options options) {

    public static final String TOUCHPOINTS = "touchpoints.jsonl";
    public static final String REJECTED = "rejected.jsonl";
}
