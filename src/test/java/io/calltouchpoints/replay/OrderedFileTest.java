package io.calltouchpoints.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OrderedFileTest {

    private static final Configuration NO_RESTART = Configuration.fromMap(Map.of("restart-strategy.type", "none"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(
            value = RuntimeExecutionMode.class,
            names = {"BATCH", "STREAMING"})
    void writesAllLinesInOrder(RuntimeExecutionMode mode) throws Exception {
        run(mode, 1, Long.MAX_VALUE);
        assertThat(Files.readAllLines(folder.resolve("out.jsonl")))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).mapToObj(Long::toString).toList());
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("out.jsonl"));
    }

    @Test
    void aFailedRunLeavesNothing() {
        assertThatThrownBy(() -> run(RuntimeExecutionMode.BATCH, 1, 50)).hasRootCauseMessage("bad line 50");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void severalWritersAreRefused() {
        assertThatThrownBy(() -> run(RuntimeExecutionMode.BATCH, 2, Long.MAX_VALUE))
                .hasRootCauseMessage(folder + "/out.jsonl needs one writer, not 2");
    }

    private void run(RuntimeExecutionMode mode, int writers, long failAt) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, NO_RESTART);
        env.setRuntimeMode(mode);
        List<Long> lines = LongStream.rangeClosed(1, 100).boxed().toList();
        env.fromData(lines)
                .setParallelism(1)
                .map(line -> bytes(line, failAt))
                .returns(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)
                .setParallelism(1)
                .sinkTo(OrderedFile.of(folder, "out.jsonl"))
                .setParallelism(writers);
        env.execute();
    }

    private static byte[] bytes(long line, long failAt) {
        if (line == failAt) {
            throw new IllegalStateException("bad line " + line);
        }
        return Long.toString(line).getBytes(UTF_8);
    }
}
