package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is killed, and whenever, nothing is lost and nothing is there twice. */
class KillsIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 3);
    private static final int PARTITIONS = 4;
    /** Needs both TaskManagers, and its partitions are not evenly spread. */
    private static final int PARALLELISM = 3;

    private static final int VISITORS_A_MINUTE = 800;
    /** More than it takes on a slow machine; what is still to come at the end is not sent. */
    private static final int MINUTES = 10 * ROUNDS;

    private enum Victim {
        TASK_MANAGER,
        BROKER,
        JOB_MANAGER
    }

    @RegisterExtension
    static final Stage STAGE = new Stage(2, 2);

    private FlinkCluster cluster;
    private KafkaProcess broker;
    private Job job;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = 1)
    void nothingIsLostOrDoubled(long seed) throws Exception {
        Random random = new Random(seed);
        broker = STAGE.broker();
        cluster = STAGE.cluster();
        JobTopics topics = new JobTopics("kills");
        topics.create(broker, PARTITIONS, PARTITIONS);
        Produced produced = STAGE.opened(new Produced(broker, topics, seed));
        Traffic traffic = STAGE.opened(Traffic.start(
                produced,
                topics,
                ShortRules.crowd(
                        ShortRules.SECONDS,
                        seed,
                        VISITORS_A_MINUTE * MINUTES,
                        PARTITIONS,
                        System.currentTimeMillis(),
                        MINUTES * 60_000L),
                seed));
        job = new Job(cluster, broker, topics, ShortRules.SECONDS);
        job.start(PARALLELISM, null);

        List<String> recoveries = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Victim> victims = new ArrayList<>(List.of(Victim.values()));
            Collections.shuffle(victims, random);
            for (Victim victim : victims) {
                // Any moment: in the middle of a checkpoint, of a commit, of a recovery's first records.
                int before = produced.size();
                Thread.sleep(1_000 + random.nextInt(4_000));
                assertThat(produced.size()).as("under load").isGreaterThan(before);
                long start = System.nanoTime();
                kill(victim, random);
                recoveries.add("%s %.1f s".formatted(victim, (System.nanoTime() - start) / 1e9));
            }
        }
        traffic.stop();
        job.awaitCaughtUp(produced);
        job.cancel();

        Output output = Verdict.assertExactlyOnce(broker, topics, produced, ShortRules.SECONDS);
        assertThat(recoveries).hasSize(3 * ROUNDS);
        System.out.printf(
                "seed %d: kills survived: %d; records sent: %d, published: %d; from kill to the next checkpoint: %s; peak"
                        + " memory: %s, %s%n",
                seed,
                recoveries.size(),
                produced.size(),
                output.published(),
                recoveries,
                cluster.memory(),
                broker.memory());
    }

    /** Returns when the job has made a checkpoint without what was killed. */
    private void kill(Victim victim, Random random) throws Exception {
        switch (victim) {
            case TASK_MANAGER -> {
                cluster.killTaskManager(random.nextInt(cluster.taskManagers()));
                cluster.startTaskManager();
                job.awaitCheckpoint();
            }
            case BROKER -> {
                broker.kill();
                broker.start();
                job.awaitCheckpoint();
            }
            case JOB_MANAGER -> {
                cluster.killJobManager();
                cluster.startJobManager();
                cluster.awaitTaskManagers();
                job.start(PARALLELISM, job.retainedCheckpoint());
            }
        }
    }
}
