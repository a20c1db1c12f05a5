package io.calltouchpoints.state;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.Past;
import io.calltouchpoints.journey.Session;
import io.calltouchpoints.journey.Visitor;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;

/** Reads visitors as version 1 stored them: every fact in full. */
final class VisitorFormat1 {

    private VisitorFormat1() {}

    static Visitor read(DataInputView in) throws IOException {
        long revision = Wire.readLong(in);
        long timer = Wire.readLong(in);
        Past past = readPast(in);
        List<Session> sessions = new ArrayList<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            long start = Wire.readLong(in);
            long expiry = start + Wire.readLong(in);
            sessions.add(new Session(start, FactFormat.readNullableEvent(in), expiry, FactFormat.readNullableForm(in)));
        }
        List<WebEvent> pending = new ArrayList<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            pending.add(FactFormat.readEvent(in));
        }
        List<Call> calls = new ArrayList<>();
        for (int left = Wire.readSize(in); left > 0; left--) {
            calls.add(FactFormat.readCall(in));
        }
        return new Visitor(sessions, pending, calls, past, revision, timer);
    }

    private static @Nullable Past readPast(DataInputView in) throws IOException {
        return in.readBoolean()
                ? new Past(Wire.readLong(in), in.readBoolean(), FactFormat.readNullableEvent(in))
                : null;
    }
}
