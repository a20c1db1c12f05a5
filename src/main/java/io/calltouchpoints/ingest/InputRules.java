package io.calltouchpoints.ingest;

import java.io.Serializable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that reading needs; durations in milliseconds. Names as on the command line.
 *
 * @param blankIds {@code bizible-id.blank}, lower case
 * @param callTimeFields {@code call.time-fields}, in order
 * @param vendorField {@code call.vendor-field}
 * @param bounded files: lines have no record timestamp, and a Task without version is rejected
 */
public record InputRules(
        Set<String> blankIds,
        List<String> callTimeFields,
        boolean subtractDuration,
        boolean ignoreOutbound,
        @Nullable String vendorField,
        long webMaxAhead,
        int recordMaxBytes,
        boolean bounded)
        implements Serializable {}
