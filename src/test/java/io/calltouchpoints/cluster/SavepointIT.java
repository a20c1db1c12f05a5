package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopped with a savepoint under load and started from it with other parallelism, the job goes on as if nothing had been. */
class SavepointIT {

    private static final int PARTITIONS = 4;
    private static final List<Integer> PARALLELISM = List.of(2, 3, 1);

    @RegisterExtension
    static final Stage STAGE = new Stage(2, 2);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 2)
    void nothingIsLostOrDoubled(long seed) throws Exception {
        Random random = new Random(seed);
        KafkaProcess broker = STAGE.broker();
        FlinkCluster cluster = STAGE.cluster();
        JobTopics topics = new JobTopics("savepoints");
        topics.create(broker, PARTITIONS, PARTITIONS);
        Produced produced = STAGE.opened(new Produced(broker, topics, seed));
        Traffic traffic = STAGE.opened(Traffic.start(
                produced,
                topics,
                ShortRules.crowd(ShortRules.SECONDS, seed, 1_200, PARTITIONS, System.currentTimeMillis(), 180_000L),
                seed));

        Job job = new Job(cluster, broker, topics, ShortRules.SECONDS);
        job.start(PARALLELISM.get(0), null);
        for (int parallelism : PARALLELISM.subList(1, PARALLELISM.size())) {
            int before = produced.size();
            Thread.sleep(2_000 + random.nextInt(3_000)); // any moment
            String savepoint = job.stop(STAGE.folder().resolve("savepoints"));
            assertThat(produced.size()).as("under load").isGreaterThan(before);
            job.start(parallelism, savepoint);
        }
        traffic.stop();
        job.awaitCaughtUp(produced);
        job.cancel();

        Output output = Verdict.assertExactlyOnce(broker, topics, produced, ShortRules.SECONDS);
        System.out.printf(
                "seed %d: savepoints: %d; records sent: %d, published: %d%n",
                seed, PARALLELISM.size() - 1, produced.size(), output.published());
    }
}
