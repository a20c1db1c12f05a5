package io.calltouchpoints.benchmark;

import java.nio.ByteBuffer;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** A partition by its number. */
record NumberedSplit(int number) implements SourceSplit {

    @Override
    public String splitId() {
        return Integer.toString(number);
    }

    /** Four bytes. */
    static final class Serializer implements SimpleVersionedSerializer<NumberedSplit> {
        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(NumberedSplit split) {
            return ByteBuffer.allocate(4).putInt(split.number).array();
        }

        @Override
        public NumberedSplit deserialize(int version, byte[] bytes) {
            return new NumberedSplit(ByteBuffer.wrap(bytes).getInt());
        }
    }
}
