package io.calltouchpoints.local;

import io.calltouchpoints.job.Options;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What demo to give.
 *
 * @param options of the job, those of Kafka included
 * @param rate web events a second
 * @param millis how long; {@link Long#MAX_VALUE} for until it is stopped
 * @param port of the broker; 0 takes a free one, as for the web interface
 * @param folder to keep its data in; null keeps none
 */
record DemoRequest(
        Options options,
        long seed,
        double rate,
        long millis,
        int port,
        int webUiPort,
        @Nullable Path folder) {}
