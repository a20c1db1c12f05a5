package io.calltouchpoints.replay;

import io.calltouchpoints.ingest.Origin;
import java.io.Serializable;
import java.util.List;

/** What becomes of one line of a file. Runs inside the source, one instance for each reading thread or shared by them. */
public interface LineDecoder<T> extends Serializable {

    /**
     * @param line without its end; empty for an empty line; a copy that nobody else holds
     * @param origin file name and line number
     * @param tooLong the line is longer than {@code record.max-bytes}, and {@code line} only its start
     */
    List<T> decode(byte[] line, Origin origin, boolean tooLong);
}
