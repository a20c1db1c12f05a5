package io.calltouchpoints.attribution;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Decodes query text. What is broken (no hexadecimal digits, no UTF-8) stays as it is written. */
final class PercentEncoding {

    private PercentEncoding() {}

    static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text.replace('+', ' ');
        }
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int end = runEnd(text, i);
            if (end > i) {
                appendRun(decoded, text, i, end);
                i = end;
            } else {
                char c = text.charAt(i++);
                decoded.append(c == '+' ? ' ' : c);
            }
        }
        return decoded.toString();
    }

    /** The end of the longest run of {@code %XX} from there. */
    private static int runEnd(String text, int start) {
        int i = start;
        while (i + 2 < text.length() && text.charAt(i) == '%' && hex(text, i + 1) >= 0 && hex(text, i + 2) >= 0) {
            i += 3;
        }
        return i;
    }

    private static void appendRun(StringBuilder decoded, String text, int start, int end) {
        ByteBuffer bytes = ByteBuffer.allocate((end - start) / 3);
        for (int i = start; i < end; i += 3) {
            bytes.put((byte) (hex(text, i + 1) * 16 + hex(text, i + 2)));
        }
        bytes.flip();
        CharsetDecoder utf8 = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(bytes.remaining());
        while (true) {
            CoderResult result = utf8.decode(bytes, chars, true);
            decoded.append(chars.flip());
            chars.clear();
            if (!result.isError()) {
                return;
            }
            int from = start + 3 * bytes.position();
            decoded.append(text, from, from + 3 * result.length());
            bytes.position(bytes.position() + result.length());
            utf8.reset();
        }
    }

    private static int hex(String text, int index) {
        char c = text.charAt(index);
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }
}
