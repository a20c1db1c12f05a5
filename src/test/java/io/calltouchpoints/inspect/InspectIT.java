package io.calltouchpoints.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.StandaloneJar;
import io.calltouchpoints.Stories;
import io.calltouchpoints.Story;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.Savepoints;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.InjectMiniCluster;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged command reads a savepoint. */
class InspectIT {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path folder;

    @Test
    void showsAVisitorAndLeavesNothingBehind(@InjectMiniCluster MiniCluster cluster) throws Exception {
        Story story = Stories.all()
                .filter(each -> each.name().equals("the-story-of-the-integration"))
                .findAny()
                .orElseThrow();
        String savepoint = new Savepoints(cluster, folder)
                .take(
                        Options.parse(Map.of()),
                        story.webEvents(),
                        2,
                        story.tasks(),
                        2,
                        "rocksdb",
                        SavepointFormatType.CANONICAL);

        StandaloneJar.Result visitor = StandaloneJar.run(
                folder, "inspect", "--savepoint", savepoint, "--bizible-id", "dde5687119cc4928fbf94393ed9f5c35");
        assertThat(visitor.err()).isEmpty();
        assertThat(visitor.status()).isZero();
        assertThat(visitor.out())
                .isEqualTo(Files.readString(Path.of("src/test/resources/inspect/the-story-of-the-integration.txt")));

        StandaloneJar.Result nobody =
                StandaloneJar.run(folder, "inspect", "--savepoint", savepoint, "--bizible-id", "nobody");
        assertThat(nobody.err())
                .isEqualTo(
                        "call-touchpoints inspect failed: The visitor nobody is not in this state: never seen, or forgotten since\n");
        assertThat(nobody.status()).isEqualTo(1);
    }
}
