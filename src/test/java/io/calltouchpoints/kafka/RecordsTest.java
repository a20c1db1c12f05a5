package io.calltouchpoints.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.publish.PublishedTouchpoint;
import io.calltouchpoints.publish.RejectionJson;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordsTest {

    private static final long EVENT_TIME = 1_480_623_420_000L;

    @Test
    void aTouchpointIsKeyedByItsIdAndStampedByTheProducer() {
        ProducerRecord<byte[], byte[]> record = touchpoint(bytes("{}"));
        assertThat(record.topic()).isEqualTo("t");
        assertThat(record.key()).isEqualTo(bytes("vü_1"));
        assertThat(record.value()).isEqualTo(bytes("{}"));
        assertThat(record.timestamp()).isNull();
        assertThat(record.partition()).isNull();
    }

    @Test
    void aWithdrawalHasNoValue() {
        ProducerRecord<byte[], byte[]> record = touchpoint(null);
        assertThat(record.key()).isEqualTo(bytes("vü_1"));
        assertThat(record.value()).isNull();
    }

    @Test
    void aRejectionHasTheKeyOfItsRecord() {
        ProducerRecord<byte[], byte[]> record = rejection(bytes("00T5e00001AbCdEEAV"));
        assertThat(record.topic()).isEqualTo("r");
        assertThat(record.key()).isEqualTo(bytes("00T5e00001AbCdEEAV"));
        assertThat(new String(record.value(), StandardCharsets.UTF_8))
                .startsWith(
                        "{\"reason\":\"MALFORMED_JSON\",\"detail\":\"empty\",\"topic\":\"web-events\",\"partition\":3,\"offset\":7,");
        assertThat(record.timestamp()).isNull();
        assertThat(record.partition()).isNull();
    }

    @Test
    void aRejectionHasNoKeyWhereItsRecordHasNoneOrOneThatIsTooLarge() {
        assertThat(rejection(null).key()).isNull();
        assertThat(rejection(new byte[64 * 1024]).key()).hasSize(64 * 1024);
        assertThat(rejection(new byte[64 * 1024 + 1]).key()).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, -5})
    void aRecordMayHaveNoTime(long timestamp) {
        assertThat(origin(timestamp, TimestampType.CREATE_TIME).timestamp()).isNull();
        assertThat(origin(EVENT_TIME, TimestampType.NO_TIMESTAMP_TYPE).timestamp())
                .isNull();
        assertThat(origin(EVENT_TIME, TimestampType.LOG_APPEND_TIME).timestamp())
                .isEqualTo(EVENT_TIME);
    }

    private static Origin origin(long timestamp, TimestampType type) {
        return Origins.of(new ConsumerRecord<>(
                "web-events", 3, 7, timestamp, type, 0, 0, null, bytes("x"), new RecordHeaders(), Optional.empty()));
    }

    private static ProducerRecord<byte[], byte[]> touchpoint(byte[] json) {
        return new TouchpointRecords("t")
                .serialize(new PublishedTouchpoint("vü_1", EVENT_TIME, null, json), null, EVENT_TIME);
    }

    private static ProducerRecord<byte[], byte[]> rejection(byte[] key) {
        return new RejectionRecords("r", new RejectionJson(true))
                .serialize(
                        new Rejection(
                                Reason.MALFORMED_JSON,
                                "empty",
                                new Origin("web-events", 3, 7L, EVENT_TIME, key),
                                null,
                                null,
                                new byte[0]),
                        null,
                        EVENT_TIME);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
