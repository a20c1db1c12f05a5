package io.calltouchpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.StandaloneJar.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged broker, and traffic to it. */
class BrokerIT {

    private static final Pattern READY = Pattern.compile("Kafka is ready at (127\\.0\\.0\\.1:\\d+)");
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    void takesTrafficAndComesUpAfterItWasKilled() throws Exception {
        try (StandaloneJar broker = StandaloneJar.start(folder, "broker", "--folder=data", "--port=0")) {
            assertThat(broker.await("Ctrl-C ends it."))
                    .contains(
                            "  web-events       4 partitions\n",
                            "  salesforce-tasks 4 partitions\n",
                            "  touchpoints      4 partitions, compacted\n",
                            "  rejected         4 partitions\n");
            Result refused = StandaloneJar.run(folder, "broker", "--folder=data", "--port=0");
            assertThat(refused.err()).contains("data is in use by another broker");
            assertThat(refused.status()).isEqualTo(1);
            generate(broker);
            broker.kill();
        }
        try (StandaloneJar broker =
                StandaloneJar.start(folder, "broker", "--folder=data", "--port=0", "--partitions=1")) {
            assertThat(broker.await("Ctrl-C ends it.")).contains("  web-events       4 partitions\n");
            generate(broker);
            broker.terminate();
            Result ended = broker.result();
            assertThat(ended.err()).isEmpty();
            assertThat(ended.status()).isEqualTo(TERMINATED);
        }
    }

    @Test
    void leavesAFolderOfSomethingElseAlone() throws Exception {
        Files.writeString(Files.createDirectory(folder.resolve("data")).resolve("letter.txt"), "dear");
        Result result = StandaloneJar.run(folder, "broker", "--folder=data", "--port=0");
        assertThat(result.err()).endsWith("data holds files and is no broker's folder; name another\n");
        assertThat(result.status()).isEqualTo(1);
        assertThat(folder.resolve("data")).isDirectoryNotContaining("glob:**meta.properties");
    }

    private void generate(StandaloneJar broker) throws Exception {
        Matcher ready = READY.matcher(broker.await("Ctrl-C ends it."));
        assertThat(ready.find()).isTrue();
        Result generated = StandaloneJar.run(
                folder, "generate", "--kafka.bootstrap-servers", ready.group(1), "--duration=2 s", "--rate=500");
        assertThat(generated.err()).isEmpty();
        assertThat(generated.status()).isZero();
        assertThat(generated.out()).containsPattern("web events +([89]\\d\\d|1,0\\d\\d)\n");
    }
}
