package io.calltouchpoints.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.calltouchpoints.ingest.CallChange;
import io.calltouchpoints.ingest.FieldValue;
import io.calltouchpoints.ingest.Incoming;
import io.calltouchpoints.ingest.Origin;
import io.calltouchpoints.ingest.Reason;
import io.calltouchpoints.ingest.Rejection;
import io.calltouchpoints.ingest.TaskChange;
import io.calltouchpoints.ingest.TaskImage;
import io.calltouchpoints.ingest.VisitorEvent;
import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Session;
import io.calltouchpoints.journey.Touchpoint;
import io.calltouchpoints.journey.Update;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import io.calltouchpoints.publish.PublishedTouchpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

/** Everything stored or sent comes back as it was. */
class SerializersTest {

    static final WebEvent VIEW = new WebEvent(
            EventType.PAGE_VIEW, 1_481_228_220_000L, "http://a.example/?ü=✓", null, "UA", "DE", null, "Köln", true);
    static final WebEvent CHAT =
            new WebEvent(EventType.WEB_CHAT, 1_481_228_220_001L, null, "r", null, null, "R", null, false);
    static final Call CALL = new Call("00T5e00001AbCdEEAV", 946_684_800_000L, true, null, 0L, "003", null);
    static final Call OTHER_CALL = new Call("00T5e00001AbCdFEAV", 4_102_444_799_999L, false, "Call", null, null, "006");
    static final Form FORM = new Form(EventType.FORM_SUBMIT, 1_481_228_220_002L, null);
    static final Origin ORIGIN = new Origin("topic", 3, Long.MAX_VALUE, 1L, null);

    @Test
    void recordsComeBackAsTheyWere() throws IOException {
        assertRoundTrip(new VisitorEvent("id", VIEW), new VisitorEventSerializer());
        assertRoundTrip(new VisitorEvent("id", CHAT), new VisitorEventSerializer());
        assertRoundTrip(new CallChange("id", CALL, Long.MIN_VALUE, ORIGIN), new CallChangeSerializer());
        Map<String, String> fields = new HashMap<>();
        fields.put("Type", null);
        fields.put("WhoId", "");
        TaskChange change = new TaskChange("t", Long.MAX_VALUE, -1, 5, null, fields, ORIGIN);
        assertRoundTrip(change, new TaskChangeSerializer());
        assertRoundTrip(
                new TaskChange("t", 1, 2, 3, false, Map.of(), new Origin("f", null, null, null, null)),
                new TaskChangeSerializer());
        for (Reason reason : Reason.values()) {
            Rejection rejection = new Rejection(reason, "d", ORIGIN, "b", null, null);
            assertRoundTrip(rejection, new RejectionSerializer());
            assertRoundTrip(Incoming.rejected(rejection), new IncomingSerializer.OfEvents());
        }
        assertRoundTrip(Incoming.of(change), new IncomingSerializer.OfTasks());
        assertRoundTrip(new PublishedTouchpoint("id", 1, null, null), new PublishedTouchpointSerializer());
        for (CallMatch match : CallMatch.values()) {
            Touchpoint touchpoint =
                    new Touchpoint(new Touchpoint.Id(5L, "t"), 5, VIEW, FORM, OTHER_CALL, match, 60_000L, true, false);
            assertRoundTrip(
                    new TouchpointChange("id", new Update.Change(touchpoint.id(), touchpoint, 9)),
                    new TouchpointChangeSerializer());
        }
        assertRoundTrip(
                new TouchpointChange("id", new Update.Change(new Touchpoint.Id(null, "t"), null, 9)),
                new TouchpointChangeSerializer());
    }

    @Test
    void bytesComeBackAsTheyWere() throws IOException {
        byte[] bytes = {0, -1, 127};
        Rejection back = roundTrip(
                new Rejection(Reason.INVALID_FIELD, "d", new Origin("t", null, null, null, bytes), null, null, bytes),
                new RejectionSerializer());
        assertThat(back.raw()).containsExactly(bytes);
        assertThat(back.origin().key()).containsExactly(bytes);
        assertThat(roundTrip(
                                new PublishedTouchpoint("id", 1, CallMatch.MERGED, bytes),
                                new PublishedTouchpointSerializer())
                        .json())
                .containsExactly(bytes);
    }

    @Test
    void stateComesBackAsItWas() throws IOException {
        Visitor visitor = visitor();
        assertThat(roundTrip(visitor, new VisitorSerializer()))
                .usingRecursiveComparison()
                .isEqualTo(visitor);
        assertThat(new VisitorSerializer().copy(visitor))
                .isNotSameAs(visitor)
                .usingRecursiveComparison()
                .isEqualTo(visitor);
        assertRoundTrip(task(), new StoredTaskSerializer());
        assertRoundTrip(new StoredTask(new TaskImage().snapshot(), StoredTask.NO_TIMER), new StoredTaskSerializer());
    }

    @Test
    void snapshotsKeepTheirVersionAndFitThemselves() throws IOException {
        for (VersionedSerializer<?> serializer : List.of(new VisitorSerializer(), new StoredTaskSerializer())) {
            assertThat(restored(serializer)).isEqualTo(serializer);
        }
    }

    static Visitor visitor() {
        return new Visitor(
                new ArrayList<>(List.of(
                        new Session(VIEW.time(), VIEW, VIEW.time() + 1_800_000, FORM),
                        new Session(VIEW.time() + 9_000_000, null, VIEW.time() + 9_900_000, null))),
                new ArrayList<>(List.of(VIEW, CHAT)),
                List.of(CALL, OTHER_CALL),
                new Past(VIEW.time() - 5, false, CHAT),
                VIEW.time() + 3,
                VIEW.time() + 77);
    }

    static StoredTask task() {
        return new StoredTask(
                new TaskImage.Snapshot(
                        Map.of("Type", new FieldValue("Call", 5, 6), "WhoId", new FieldValue(null, 7, 0)),
                        new FieldValue("true", 8, 1),
                        true,
                        false,
                        true,
                        99,
                        new TaskImage.Announced("id", CALL)),
                123);
    }

    @Test
    void stateOfANewerVersionIsRefusedForGood() throws Exception {
        DataOutputSerializer out = new DataOutputSerializer(64);
        out.writeInt(new VisitorSerializer().version() + 1);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        assertThatThrownBy(() -> new VisitorSerializer.Snapshot()
                        .readSnapshot(1, in, getClass().getClassLoader()))
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage(
                        "The state is of a newer version of this program: Visitor has format 4, and this version knows formats up to 3. Run the version that wrote it, or begin from an older savepoint.");
    }

    private static <T> void assertRoundTrip(T value, TypeSerializer<T> serializer) throws IOException {
        assertThat(roundTrip(value, serializer)).isEqualTo(value);
    }

    static <T> T roundTrip(T value, TypeSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        serializer.serialize(value, out);
        DataInputDeserializer in = new DataInputDeserializer(out.getCopyOfBuffer());
        T back = serializer.deserialize(in);
        assertThat(in.available()).isZero();
        return back;
    }

    private static <T> TypeSerializer<T> restored(VersionedSerializer<T> serializer) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer.snapshotConfiguration());
        TypeSerializerSnapshot<T> snapshot = TypeSerializerSnapshot.readVersionedSnapshot(
                new DataInputDeserializer(out.getCopyOfBuffer()), SerializersTest.class.getClassLoader());
        assertThat(serializer
                        .snapshotConfiguration()
                        .resolveSchemaCompatibility(snapshot)
                        .isCompatibleAsIs())
                .isTrue();
        return snapshot.restoreSerializer();
    }
}
