package io.calltouchpoints.cluster;

import io.calltouchpoints.model.Crowd;
import io.calltouchpoints.model.Step;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Tells Kafka about a crowd while it happens, each record at its time; and now and then something that cannot be read. */
final class Traffic implements AutoCloseable {

    private static final double BROKEN = 0.01;
    private static final List<String> BROKEN_WEB = List.of(
            "{\"bizibleId\":\"v1\",",
            "",
            "[]",
            "{\"bizibleId\":\"v1\",\"eventType\":\"click\",\"timestamp\":1,\"url\":\"http://example.com/\"}",
            "{\"eventType\":\"page_view\",\"timestamp\":\"2016-12-08T20:17:00Z\",\"url\":\"http://example.com/\"}");
    private static final List<String> BROKEN_TASKS = List.of(
            "no json",
            "{\"Id\":\"00T\",\"SystemModstamp\":\"2016-12-08T20:17:00Z\"}",
            "{\"Id\":\"00T5e00001AbCdEEAV\",\"SystemModstamp\":\"yesterday\"}",
            "{\"Subject\":\"no id\"}");

    private final Produced produced;
    private final JobTopics topics;
    private final List<Crowd.Due> crowd;
    private final Random random;
    private final FutureTask<Void> task = new FutureTask<>(this::run, null);
    private final Thread thread = new Thread(task, "traffic");
    private volatile boolean stopped;

    private Traffic(Produced produced, JobTopics topics, List<Crowd.Due> crowd, long seed) {
        this.produced = produced;
        this.topics = topics;
        this.crowd = crowd;
        random = new Random(seed);
    }

    static Traffic start(Produced produced, JobTopics topics, List<Crowd.Due> crowd, long seed) {
        Traffic traffic = new Traffic(produced, topics, crowd, seed);
        traffic.thread.start();
        return traffic;
    }

    private void run() {
        for (Crowd.Due due : crowd) {
            if (!waitUntil(due.at())) {
                return;
            }
            if (due.step() instanceof Step.Web web) {
                produced.web(web.visitorId(), web.event(), web.partition(), null);
            } else if (due.step() instanceof Step.Task changed) {
                produced.task(changed.change(), null, null);
            }
            if (random.nextDouble() < BROKEN) {
                boolean web = random.nextBoolean();
                List<String> texts = web ? BROKEN_WEB : BROKEN_TASKS;
                String text = texts.get(random.nextInt(texts.size()));
                produced.broken(web ? topics.web() : topics.tasks(), "key", InputRecords.bytes(text));
            }
        }
    }

    /** Whether there is still to be traffic then. */
    private boolean waitUntil(long time) {
        while (!stopped && System.currentTimeMillis() < time) {
            try {
                Thread.sleep(Math.max(1, Math.min(50, time - System.currentTimeMillis())));
            } catch (InterruptedException e) {
                return false;
            }
        }
        return !stopped;
    }

    /** What is still to come does not happen; returns when the broker has all that did. */
    void stop() throws InterruptedException, ExecutionException {
        stopped = true;
        task.get();
        produced.flush();
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        thread.interrupt();
        thread.join();
    }
}
