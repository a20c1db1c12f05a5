package io.calltouchpoints.traffic;

import java.io.IOException;

/** Where traffic goes. Closing it waits until all is there. */
interface TrafficSink extends AutoCloseable {

    /** @throws IOException also for an earlier record that did not get there */
    void send(TrafficRecord record) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;
}
