package io.calltouchpoints.replay;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines, without ever holding more than one byte above the allowed length of one.
 *
 * <p>A line ends with LF or CRLF, or with the end of the input; a final line end begins no further line. A UTF-8 byte
 * order mark at the start is skipped.
 */
final class LineScanner implements Closeable {

    private static final int CHUNK = 64 * 1024;
    private static final int START_OF_TOO_LONG = 64 * 1024;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final InputStream in;
    private final int maxBytes;
    private final byte[] chunk = new byte[CHUNK];
    private int position;
    private int limit;

    private byte[] line = new byte[1024];
    private int length;
    private boolean tooLong;
    private long number;

    LineScanner(InputStream in, int maxBytes) throws IOException {
        this.in = in;
        this.maxBytes = maxBytes;
        limit = in.readNBytes(chunk, 0, BYTE_ORDER_MARK.length);
        if (Arrays.equals(chunk, 0, limit, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length)) {
            position = limit;
        }
    }

    /** Whether there is a further line, which then is the present one. */
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        boolean begun = false;
        boolean ended = false;
        while (!ended && fill()) {
            begun = true;
            int end = lineEnd();
            keep(end);
            ended = end < limit;
            position = ended ? end + 1 : end;
        }
        if (begun) {
            number++;
            finish();
        }
        return begun;
    }

    /** The present line, a copy; of one that is too long its start. */
    byte[] line() {
        return Arrays.copyOf(line, length);
    }

    boolean tooLong() {
        return tooLong;
    }

    /** From 1. */
    long number() {
        return number;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Whether there are bytes left. */
    private boolean fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = Math.max(0, in.read(chunk));
        }
        return position < limit;
    }

    private int lineEnd() {
        int end = position;
        while (end < limit && chunk[end] != '\n') {
            end++;
        }
        return end;
    }

    /** One byte more than allowed, because it may be the CR of the line end. */
    private void keep(int end) {
        int kept = Math.min(end - position, maxBytes + 1 - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, (int) Math.min(maxBytes + 1L, Math.max(length + kept, 2L * line.length)));
        }
        System.arraycopy(chunk, position, line, length, kept);
        length += kept;
        tooLong |= kept < end - position;
    }

    private void finish() {
        if (!tooLong && length > 0 && line[length - 1] == '\r') {
            length--;
        }
        tooLong |= length > maxBytes;
        if (tooLong) {
            length = Math.min(length, START_OF_TOO_LONG);
        }
    }
}
