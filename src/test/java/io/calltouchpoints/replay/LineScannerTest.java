package io.calltouchpoints.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LineScannerTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "''            , -",
                "a             , 1:a",
                "a|            , 1:a",
                "|             , 1:",
                "a||b          , 1:a 2: 3:b",
                "a||           , 1:a 2:",
                "aR|bR|        , 1:a 2:b",
                "aR            , 1:a",
                "R|            , 1:",
                "aRb|RR|       , 1:aRb 2:R",
                "B             , -",
                "Ba|Bb         , 1:a 2:Bb",
                "B|a           , 1: 2:a",
                "12345|1234R|  , 1:12345 2:1234",
                "12345R|a      , 1:12345 2:a",
                "12345R        , 1:12345",
                "123456|a      , 1!123456 2:a",
                "123456R|a     , 1!123456 2:a",
                "123456789|a|  , 1!123456 2:a",
                "123456789     , 1!123456",
                "B12345|a      , 1:12345 2:a",
            })
    void cutsLines(String input, String lines) throws IOException {
        String text = input.replace('|', '\n').replace('R', '\r').replace('B', '\uFEFF');
        List<String> expected = lines == null ? List.of() : List.of(lines.split(" "));

        assertThat(scan(new ByteArrayInputStream(text.getBytes(UTF_8)), 5)).containsExactlyElementsOf(expected);
        assertThat(scan(new Trickle(text.getBytes(UTF_8)), 5)).containsExactlyElementsOf(expected);
    }

    @Test
    void aHugeLineIsSkippedWithItsFirst64KiBAndNotHeld() throws IOException {
        InputStream in = new Repeating(300_000_000);
        try (LineScanner lines = new LineScanner(in, 1 << 20)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.tooLong()).isTrue();
            assertThat(lines.line()).hasSize(64 * 1024).containsOnly('x');
            assertThat(lines.next()).isFalse();
        }
    }

    @Test
    void linesLongerThanTheBufferAreWhole() throws IOException {
        String text = "a".repeat(100_000) + "\n" + "b".repeat(200_000) + "\nc\n";
        try (LineScanner lines = new LineScanner(new ByteArrayInputStream(text.getBytes(UTF_8)), 1 << 20)) {
            assertThat(lines.next()).isTrue();
            assertThat(lines.line()).hasSize(100_000).containsOnly('a');
            assertThat(lines.next()).isTrue();
            assertThat(lines.line()).hasSize(200_000).containsOnly('b');
            assertThat(lines.tooLong()).isFalse();
            assertThat(lines.next()).isTrue();
            assertThat(lines.line()).containsExactly('c');
            assertThat(lines.number()).isEqualTo(3);
            assertThat(lines.next()).isFalse();
        }
    }

    private static List<String> scan(InputStream in, int maxBytes) throws IOException {
        List<String> seen = new ArrayList<>();
        try (LineScanner lines = new LineScanner(in, maxBytes)) {
            while (lines.next()) {
                String text = new String(lines.line(), UTF_8).replace('\r', 'R').replace('\uFEFF', 'B');
                seen.add(lines.number() + (lines.tooLong() ? "!" : ":") + text);
            }
            assertThat(lines.next()).isFalse();
        }
        return seen;
    }

    /** One byte at a time, as a slow disk may give them. */
    private static final class Trickle extends FilterInputStream {
        Trickle(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(1, length));
        }
    }

    private static final class Repeating extends InputStream {
        private long left;

        Repeating(long left) {
            this.left = left;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int given = (int) Math.min(left, length);
            Arrays.fill(into, offset, offset + given, (byte) 'x');
            left -= given;
            return given == 0 ? -1 : given;
        }
    }
}
