package io.calltouchpoints.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** How values look in bytes: numbers as variable-length, texts as UTF-8 with length plus one, 0 for null. */
final class Wire {

    private Wire() {}

    static void writeUnsigned(long value, DataOutputView out) throws IOException {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.writeByte((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.writeByte((int) rest);
    }

    static long readUnsigned(DataInputView in) throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = in.readByte();
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IOException("A number of more than ten bytes: the state is damaged.");
    }

    static void writeLong(long value, DataOutputView out) throws IOException {
        writeUnsigned((value << 1) ^ (value >> 63), out);
    }

    static long readLong(DataInputView in) throws IOException {
        long folded = readUnsigned(in);
        return (folded >>> 1) ^ -(folded & 1);
    }

    static int readSize(DataInputView in) throws IOException {
        return Math.toIntExact(readUnsigned(in));
    }

    static void writeNullableLong(@Nullable Long value, DataOutputView out) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            writeLong(value, out);
        }
    }

    static @Nullable Long readNullableLong(DataInputView in) throws IOException {
        return in.readBoolean() ? readLong(in) : null;
    }

    /** 0 for null, 1 for false, 2 for true. */
    static void writeNullableBoolean(@Nullable Boolean value, DataOutputView out) throws IOException {
        out.writeByte(value == null ? 0 : value ? 2 : 1);
    }

    static @Nullable Boolean readNullableBoolean(DataInputView in) throws IOException {
        int code = in.readByte();
        return code == 0 ? null : code == 2;
    }

    static void writeBytes(byte @Nullable [] bytes, DataOutputView out) throws IOException {
        if (bytes == null) {
            out.writeByte(0);
        } else {
            writeUnsigned(bytes.length + 1L, out);
            out.write(bytes);
        }
    }

    static byte @Nullable [] readBytes(DataInputView in) throws IOException {
        int size = readSize(in);
        if (size == 0) {
            return null;
        }
        byte[] bytes = new byte[size - 1];
        in.readFully(bytes);
        return bytes;
    }

    static void writeText(@Nullable String text, DataOutputView out) throws IOException {
        writeBytes(text == null ? null : text.getBytes(StandardCharsets.UTF_8), out);
    }

    static @Nullable String readText(DataInputView in) throws IOException {
        byte[] bytes = readBytes(in);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** A text that was never null. */
    static String readRequired(DataInputView in) throws IOException {
        String text = readText(in);
        if (text == null) {
            throw new IOException("A text that is always there is missing: the state is damaged.");
        }
        return text;
    }
}
