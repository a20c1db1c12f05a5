package io.calltouchpoints.replay;

/** The job over files. */
public interface ReplayJob {

    /**
     * Runs to the end of the input, and writes {@link ReplayRequest#TOUCHPOINTS} and {@link ReplayRequest#REJECTED}.
     *
     * @param progress to be counted up while it runs; it may be used inside of Flink functions
     * @return what came out, in the end; {@link ReplayProgress#summary} when all was counted there
     */
    ReplaySummary run(ReplayRequest request, ReplayProgress progress) throws Exception;
}
