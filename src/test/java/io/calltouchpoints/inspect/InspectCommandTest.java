package io.calltouchpoints.inspect;

import io.calltouchpoints.Stories;
import io.calltouchpoints.Story;
import io.calltouchpoints.cli.Commands;
import io.calltouchpoints.job.Options;
import io.calltouchpoints.job.Savepoints;
import java.io.PrintWriter;
import java.io.StringWriter;
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

class InspectCommandTest {

    @RegisterExtension
    static final MiniClusterExtension CLUSTER = new MiniClusterExtension(new MiniClusterResourceConfiguration.Builder()
            .setNumberTaskManagers(1)
            .setNumberSlotsPerTaskManager(2)
            .build());

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theStoryOfTheIntegration(@InjectMiniCluster MiniCluster cluster) throws Exception {
        Story story = story("the-story-of-the-integration");
        String savepoint = new Savepoints(cluster, folder)
                .take(
                        Options.parse(Map.of()),
                        story.webEvents(),
                        2,
                        story.tasks(),
                        2,
                        "rocksdb",
                        SavepointFormatType.CANONICAL);
        run("--savepoint", savepoint, "--bizible-id", " DDE5687119CC4928FBF94393ED9F5C35 ");
        System.out.println(out + "\n" + err);
        run("--savepoint", savepoint, "--bizible-id", " DDE5687119CC4928FBF94393ED9F5C35 ", "--json");
        System.out.println(out + "\n" + err);
        run("--savepoint", savepoint);
        System.out.println(out + "\n" + err);
        run("--savepoint", savepoint, "--json");
        System.out.println(out + "\n" + err);
        run("--savepoint", savepoint, "--bizible-id", "x");
        System.out.println(out + "\n" + err);
        run("--savepoint", savepoint, "--bizible-id", "null", "--session.timeout", "4 x");
        System.out.println(out + "\n" + err);
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return Commands.prepare(InspectCommand.create())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }

    private static Story story(String name) {
        return Stories.all()
                .filter(story -> story.name().equals(name))
                .findAny()
                .orElseThrow();
    }
}
