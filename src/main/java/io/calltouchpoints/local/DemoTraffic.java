package io.calltouchpoints.local;

import com.google.common.util.concurrent.Uninterruptibles;
import io.calltouchpoints.kafka.ClientProperties;
import io.calltouchpoints.kafka.Topics;
import io.calltouchpoints.traffic.Traffic;
import io.calltouchpoints.traffic.TrafficCounts;
import io.calltouchpoints.traffic.TrafficPlan;
import io.calltouchpoints.traffic.TrafficProducer;
import io.calltouchpoints.traffic.TrafficSink;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sends traffic by the clock, in a thread of its own. */
final class DemoTraffic implements AutoCloseable {

    private final CountDownLatch stop = new CountDownLatch(1);
    private final Traffic traffic;
    private final Thread thread;
    private volatile @Nullable Exception failure;

    DemoTraffic(String bootstrapServers, TrafficPlan plan) {
        traffic = new Traffic(plan);
        thread = new Thread(() -> send(bootstrapServers), "demo-traffic");
        thread.start();
    }

    TrafficCounts counts() {
        return traffic.counts();
    }

    /** Throws when traffic could not be sent. */
    void check() throws IOException {
        Exception cause = failure;
        if (cause != null) {
            throw new IOException("the traffic ended", cause);
        }
    }

    /** Ends it, with all that was sent on its topic. */
    void end() {
        stop.countDown();
        Uninterruptibles.joinUninterruptibly(thread);
    }

    @Override
    public void close() {
        end();
    }

    private void send(String bootstrapServers) {
        Topics topics = Topics.DEFAULT;
        try (TrafficSink sink =
                new TrafficProducer(ClientProperties.of(bootstrapServers), topics.webEvents(), topics.tasks())) {
            sink.sendAll(
                    traffic,
                    time -> !stop.await(Math.max(0, time - System.currentTimeMillis()), TimeUnit.MILLISECONDS));
        } catch (IOException | RuntimeException e) {
            failure = e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
