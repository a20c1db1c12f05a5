package io.calltouchpoints.state;

/** A function of two inputs that wants to know the watermark of the first one alone. */
interface WebWatermarkAware {

    /** @param timestamp epoch milliseconds UTC; told before timers of that watermark fire */
    void webWatermark(long timestamp);
}
