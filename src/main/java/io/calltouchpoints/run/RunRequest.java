package io.calltouchpoints.run;

import io.calltouchpoints.job.Options;
import io.calltouchpoints.kafka.KafkaSettings;
import java.nio.file.Path;

/**
 * The streaming job on a cluster inside the process.
 *
 * @param options those of the rules
 * @param checkpointInterval milliseconds
 * @param webUiPort 0: a free one
 */
public record RunRequest(
        KafkaSettings kafka,
        Options options,
        Path checkpointFolder,
        long checkpointInterval,
        int parallelism,
        int webUiPort) {

    /** @param options with those of {@link EmbeddedOptions#ALL} */
    static RunRequest of(KafkaSettings kafka, Options options) {
        return new RunRequest(
                kafka,
                options,
                Path.of(options.get(EmbeddedOptions.CHECKPOINT_FOLDER)),
                options.get(EmbeddedOptions.CHECKPOINT_INTERVAL),
                options.get(EmbeddedOptions.PARALLELISM),
                options.get(EmbeddedOptions.WEB_UI_PORT));
    }
}
