package io.calltouchpoints.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltouchpoints.ingest.Origin;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.CheckpointedPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesFormatTest {

    private static final LinesFormat<String> FORMAT = new LinesFormat<>(LinesFormatTest::decode, 10, Types.STRING);

    @TempDir
    Path folder;

    /** A line gives a record for each of its words, so that lines and records are not the same number. */
    private static List<String> decode(byte[] line, Origin origin, boolean tooLong) {
        assertThat(origin.partition()).isNull();
        assertThat(origin.timestamp()).isNull();
        assertThat(origin.key()).isNull();
        return Arrays.stream(new String(line, UTF_8).split(" ", -1))
                .filter(word -> !word.equals("skip"))
                .map(word -> origin.topic() + ":" + origin.offset() + (tooLong ? "!" : ":") + word)
                .toList();
    }

    @Test
    void readsPlainAndZippedFilesAlike() throws IOException {
        String text = "\uFEFFa b\r\n\nskip\n12345678901234\nc";
        Path plain = Files.writeString(folder.resolve("x.jsonl"), text);
        Path zipped = Files.write(folder.resolve("x.jsonl.GZ"), gzip(text));

        assertThat(read(FORMAT.createReader(new Configuration(), split(plain, null))))
                .containsExactly("x.jsonl:1:a", "x.jsonl:1:b", "x.jsonl:2:", "x.jsonl:4!12345678901", "x.jsonl:5:c");
        assertThat(read(FORMAT.createReader(new Configuration(), split(zipped, null))))
                .containsExactly(
                        "x.jsonl.GZ:1:a",
                        "x.jsonl.GZ:1:b",
                        "x.jsonl.GZ:2:",
                        "x.jsonl.GZ:4!12345678901",
                        "x.jsonl.GZ:5:c");
    }

    @Test
    void readsZippedFilesThatWereConcatenated() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(gzip("a\n"));
        both.write(gzip("b\n"));
        Path file = Files.write(folder.resolve("x.gz"), both.toByteArray());
        assertThat(read(FORMAT.createReader(new Configuration(), split(file, null))))
                .containsExactly("x.gz:1:a", "x.gz:2:b");
    }

    @Test
    void anEmptyFileHasNoLines() throws IOException {
        Path file = Files.createFile(folder.resolve("x"));
        assertThat(read(FORMAT.createReader(new Configuration(), split(file, null))))
                .isEmpty();
    }

    @Test
    void batchesAreBoundedAndLineNumbersGoOn() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "a\n".repeat(2_500));
        LinesReader<String> reader = FORMAT.createReader(new Configuration(), split(file, null));
        List<Integer> sizes = new ArrayList<>();
        List<String> all = new ArrayList<>();
        for (BulkFormat.RecordIterator<String> batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
            int before = all.size();
            addAll(batch, all);
            sizes.add(all.size() - before);
        }
        assertThat(sizes).containsExactly(1_000, 1_000, 500);
        assertThat(all.get(2_499)).isEqualTo("x:2500:a");
    }

    @Test
    void goesOnBehindTheRecordsThatWereGivenOut() throws IOException {
        Path file = Files.writeString(folder.resolve("x"), "a b\nskip\nc d\n");
        LinesReader<String> first = FORMAT.createReader(new Configuration(), split(file, null));
        BulkFormat.RecordIterator<String> batch = first.readBatch();
        assertThat(batch).isNotNull();
        batch.next();
        batch.next();
        RecordAndPosition<String> third = batch.next();
        assertThat(third.getRecord()).isEqualTo("x:3:c");

        CheckpointedPosition behind = new CheckpointedPosition(third.getOffset(), third.getRecordSkipCount());
        assertThat(read(FORMAT.restoreReader(new Configuration(), split(file, behind))))
                .containsExactly("x:3:d");
    }

    @Test
    void namesTheZippedFileThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("x.gz"), "{\"no\":\"gzip\"}");
        assertThatThrownBy(() -> FORMAT.createReader(new Configuration(), split(file, null)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot read " + file + ": Not in GZIP format");
    }

    @Test
    void namesTheZippedFileThatIsCutOff() throws IOException {
        byte[] whole = gzip("a\n".repeat(10));
        Path file = Files.write(folder.resolve("x.gz"), Arrays.copyOf(whole, whole.length - 10));
        assertThatThrownBy(() -> read(FORMAT.createReader(new Configuration(), split(file, null))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot read " + file + ": Unexpected end of ZLIB input stream");
    }

    @Test
    void saysThatAFolderMayNotBeRead() {
        assertThat(LinesFormat.unreadable(
                        new org.apache.flink.core.fs.Path("file:/x"), new AccessDeniedException("/x")))
                .hasMessage("cannot read /x: permission denied");
    }

    @Test
    void aSourceReadsAFolderButNotWhatIsHiddenInIt() throws Exception {
        Path root = Files.createDirectories(folder.resolve(".named by the user/day 1"))
                .getParent();
        Files.writeString(root.resolve("day 1/a 50%.jsonl"), "a\nb\n");
        Files.write(root.resolve("day 1/b.gz"), gzip("c"));
        Files.writeString(root.resolve("_d"), "d");
        Files.writeString(root.resolve(".hidden"), "no");
        Files.writeString(Files.createDirectories(root.resolve(".git")).resolve("e"), "no");

        assertThat(run(root)).containsExactlyInAnyOrder("a 50%.jsonl:1:a", "a 50%.jsonl:2:b", "b.gz:1:c", "_d:1:d");
        assertThat(run(root.resolve(".hidden"))).containsExactly(".hidden:1:no");
    }

    @Test
    void aSourceReadsFilesNamedByTimeAndFollowsLinksOnce() throws Exception {
        Path root = Files.createDirectory(folder.resolve("root"));
        Path day = Files.createDirectory(root.resolve("2016-12-08 #1?"));
        Files.writeString(day.resolve("20:17:00.jsonl"), "a");
        Files.createSymbolicLink(day.resolve("up"), root);
        Files.createSymbolicLink(root.resolve("link"), Files.writeString(folder.resolve("x"), "b"));

        assertThat(run(root)).containsExactlyInAnyOrder("20:17:00.jsonl:1:a", "link:1:b");
    }

    @Test
    void aLinkToNowhereIsNotPassedOver() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        Files.createSymbolicLink(root.resolve("link"), folder.resolve("nowhere"));
        assertThatThrownBy(() -> run(root))
                .rootCause()
                .hasMessageContaining(root.resolve("link").toString());
    }

    private static List<String> run(Path path) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2);
        return env.fromSource(FORMAT.source(path), WatermarkStrategy.noWatermarks(), "lines")
                .executeAndCollect(100);
    }

    private static List<String> read(LinesReader<String> reader) throws IOException {
        List<String> all = new ArrayList<>();
        try (reader) {
            for (var batch = reader.readBatch(); batch != null; batch = reader.readBatch()) {
                addAll(batch, all);
            }
        }
        return all;
    }

    private static void addAll(BulkFormat.RecordIterator<String> batch, List<String> all) {
        for (var record = batch.next(); record != null; record = batch.next()) {
            all.add(record.getRecord());
        }
        batch.releaseBatch();
    }

    private static FileSourceSplit split(Path file, CheckpointedPosition position) throws IOException {
        long size = Files.size(file);
        var path = new org.apache.flink.core.fs.Path(file.toUri());
        return new FileSourceSplit("1", path, 0, size, 0, size, new String[0], position);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
