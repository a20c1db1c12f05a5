package io.calltouchpoints.traffic;

import java.io.IOException;

/** Where traffic goes. Closing it waits until all is there. */
public interface TrafficSink extends AutoCloseable {

    /** @throws IOException also for an earlier record that did not get there */
    void send(TrafficRecord record) throws IOException, InterruptedException;

    @Override
    void close() throws IOException;

    /** Sends all that comes, until the traffic ends or the pacing says so. */
    default void sendAll(Traffic traffic, Pacing pacing) throws IOException, InterruptedException {
        while (traffic.hasNext() && pacing.goOnAt(traffic.nextSendAt())) {
            send(traffic.next());
        }
    }

    /** When to send what comes next. */
    interface Pacing {

        /** Waits until then; false when it is time to stop. */
        boolean goOnAt(long epochMillis) throws InterruptedException;
    }
}
