package io.calltouchpoints.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The whole way with deploy/upgrade.sh under traffic: to a build with another state format, to another parallelism, and what is
 * refused: an unsafe change of options, and the way back to the older build. Each time the right job goes on, and in the end
 * nothing is lost or doubled.
 */
class UpgradeIT {

    private static final int PARTITIONS = 4;
    private static final Path THIS_BUILD = Path.of(System.getProperty("cluster.jar"));

    @RegisterExtension
    static final Stage STAGE = new Stage(2, 2);

    private FlinkCluster cluster;
    private KafkaProcess broker;
    private final JobTopics topics = new JobTopics("upgrade");

    private String curlOptions = "";

    /** What the script said. */
    private record Upgrade(int status, String job, String words) {}

    @Test
    void theWholeWay() throws Exception {
        broker = STAGE.broker();
        cluster = STAGE.cluster();
        topics.create(broker, PARTITIONS, PARTITIONS);
        Path nextBuild =
                NextBuild.of(THIS_BUILD, Files.createDirectories(STAGE.folder().resolve("next")));
        Produced produced = STAGE.opened(new Produced(broker, topics, 5));
        Traffic traffic = STAGE.opened(Traffic.start(
                produced,
                topics,
                ShortRules.crowd(ShortRules.SECONDS, 5, 1_800, PARTITIONS, System.currentTimeMillis(), 270_000L),
                5));
        Job job = new Job(cluster, broker, topics, ShortRules.SECONDS);
        job.start(2, null);

        // Another state format: what is stored is migrated.
        Upgrade upgraded = upgrade(nextBuild, THIS_BUILD, ShortRules.SECONDS, ShortRules.SECONDS);
        assertThat(upgraded.words).contains("Savepoint file:", "The new job runs");
        assertThat(upgraded.status).isZero();
        assertThat(cluster.rest().state(upgraded.job)).isEqualTo("RUNNING");

        // Another parallelism.
        Upgrade rescaled = upgrade(nextBuild, nextBuild, ShortRules.SECONDS, ShortRules.SECONDS, "--parallelism", "3");
        assertThat(rescaled.status).as(rescaled.words).isZero();
        assertThat(cluster.rest()
                        .job(rescaled.job)
                        .at("/vertices/0/parallelism")
                        .asInt())
                .isEqualTo(3);

        // What stops nothing changes nothing.
        Upgrade nobody = upgrade(
                nextBuild,
                nextBuild,
                ShortRules.SECONDS,
                ShortRules.SECONDS,
                "--job",
                "00000000000000000000000000000000");
        assertThat(nobody.words).contains("The job 00000000000000000000000000000000 is not there, not RUNNING");
        assertThat(nobody.status).isEqualTo(1);
        curlOptions = "--no-such-option";
        Upgrade withoutCurl = upgrade(nextBuild, nextBuild, ShortRules.SECONDS, ShortRules.SECONDS);
        curlOptions = "--user-agent upgrade";
        assertThat(withoutCurl.words).contains("no-such-option", "No Flink answers");
        assertThat(withoutCurl.status).isEqualTo(1);
        assertThat(cluster.rest().state(rescaled.job)).isEqualTo("RUNNING");

        // An option that may not change.
        Map<String, String> longer = new TreeMap<>(ShortRules.SECONDS);
        longer.put("session.timeout", "5 s");
        Upgrade refused = upgrade(nextBuild, nextBuild, longer, ShortRules.SECONDS);
        assertThat(refused.words)
                .contains("session.timeout was \"4 s\" and is now \"5 s\"", "Rolled back: the old job runs again");
        assertThat(refused.status).isEqualTo(3);

        // The older build does not read what the next one has written.
        Upgrade downgrade = upgrade(THIS_BUILD, nextBuild, ShortRules.SECONDS, ShortRules.SECONDS);
        assertThat(downgrade.words)
                .contains("The state is of a newer version of this program", "Rolled back: the old job runs again");
        assertThat(downgrade.status).isEqualTo(3);
        assertThat(cluster.rest()
                        .job(downgrade.job)
                        .at("/vertices/0/parallelism")
                        .asInt())
                .isEqualTo(3);

        // Neither starts; then from the savepoint that the script names.
        Upgrade down = upgrade(nextBuild, nextBuild, longer, longer);
        Matcher savepoint = Pattern.compile("None runs. Everything up to the savepoint is in (\\S+);")
                .matcher(down.words);
        assertThat(savepoint.find()).as(down.words).isTrue();
        assertThat(down.status).isEqualTo(4);
        Upgrade again = upgrade(
                nextBuild,
                nextBuild,
                ShortRules.SECONDS,
                ShortRules.SECONDS,
                "--from",
                savepoint.group(1),
                "--parallelism",
                "2");
        assertThat(again.status).as(again.words).isZero();

        traffic.stop();
        Job last = job.continued(again.job);
        last.awaitCaughtUp(produced);
        last.cancel();
        Output output = Verdict.assertExactlyOnce(broker, topics, produced, ShortRules.SECONDS);
        System.out.printf(
                "upgrades: 2, refused: 3; records sent: %d, published: %d%n", produced.size(), output.published());
    }

    private Upgrade upgrade(
            Path jar, Path rollbackJar, Map<String, String> options, Map<String, String> rollback, String... more)
            throws Exception {
        Path folder = STAGE.folder();
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "deploy/upgrade.sh",
                "--url",
                cluster.rest().address(),
                "--jar",
                jar.toString(),
                "--arguments",
                arguments(folder.resolve("arguments.txt"), options),
                "--rollback-jar",
                rollbackJar.toString(),
                "--rollback-arguments",
                arguments(folder.resolve("rollback-arguments.txt"), rollback),
                "--savepoints",
                folder.resolve("savepoints").toUri().toString(),
                "--timeout",
                "120"));
        command.addAll(List.of(more));
        Path out = folder.resolve("upgrade.out");
        Path err = folder.resolve("upgrade.err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("CURL_OPTIONS", curlOptions);
        Process script = builder.start();
        if (!script.waitFor(300, TimeUnit.SECONDS)) {
            script.destroyForcibly();
            throw new AssertionError("did not end: " + Files.readString(err));
        }
        return new Upgrade(script.exitValue(), Files.readString(out).strip(), Files.readString(err));
    }

    private String arguments(Path file, Map<String, String> options) throws Exception {
        return Files.write(file, topics.arguments(broker, options)).toString();
    }
}
