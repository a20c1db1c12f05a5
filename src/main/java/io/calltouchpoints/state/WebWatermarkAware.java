package io.calltouchpoints.state;

/** A function of two inputs that wants to know the watermark of the first one alone, and both whenever a record comes. */
interface WebWatermarkAware {

    /** @param timestamp epoch milliseconds UTC; told before timers of that watermark fire */
    void webWatermark(long timestamp);

    /** @param timestamp of both inputs together, epoch milliseconds UTC; told before timers of that watermark fire */
    void lowerWatermark(long timestamp);
}
