package io.calltouchpoints.state;

import io.calltouchpoints.journey.Call;
import io.calltouchpoints.journey.CallMatch;
import io.calltouchpoints.journey.EventType;
import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/** The facts of a visitor in bytes, each by itself; used between operators, in a Task's state, and in that of visitors up to version 1. */
final class FactFormat {

    private static final int ARRIVES = 4;

    private FactFormat() {}

    /** The code of a type is part of the format: it never changes, whatever the order of the enum. */
    static int code(EventType type) {
        return switch (type) {
            case PAGE_VIEW -> 0;
            case FORM_SUBMIT -> 1;
            case WEB_CHAT -> 2;
        };
    }

    static EventType type(int code) throws IOException {
        return switch (code) {
            case 0 -> EventType.PAGE_VIEW;
            case 1 -> EventType.FORM_SUBMIT;
            case 2 -> EventType.WEB_CHAT;
            default -> throw new IOException("Unknown event type " + code + ": the state is damaged.");
        };
    }

    static void writeEvent(WebEvent event, DataOutputView out) throws IOException {
        out.writeByte(code(event.type()) | (event.arrives() ? ARRIVES : 0));
        Wire.writeLong(event.time(), out);
        Wire.writeText(event.url(), out);
        Wire.writeText(event.referrer(), out);
        Wire.writeText(event.userAgent(), out);
        Wire.writeText(event.geoCountry(), out);
        Wire.writeText(event.geoRegion(), out);
        Wire.writeText(event.geoCity(), out);
    }

    static WebEvent readEvent(DataInputView in) throws IOException {
        int head = in.readByte();
        return new WebEvent(
                type(head & ~ARRIVES),
                Wire.readLong(in),
                Wire.readText(in),
                Wire.readText(in),
                Wire.readText(in),
                Wire.readText(in),
                Wire.readText(in),
                Wire.readText(in),
                (head & ARRIVES) != 0);
    }

    static void writeNullableEvent(@Nullable WebEvent event, DataOutputView out) throws IOException {
        out.writeBoolean(event != null);
        if (event != null) {
            writeEvent(event, out);
        }
    }

    static @Nullable WebEvent readNullableEvent(DataInputView in) throws IOException {
        return in.readBoolean() ? readEvent(in) : null;
    }

    static void writeNullableForm(@Nullable Form form, DataOutputView out) throws IOException {
        out.writeBoolean(form != null);
        if (form != null) {
            out.writeByte(code(form.type()));
            Wire.writeLong(form.time(), out);
            Wire.writeText(form.url(), out);
        }
    }

    static @Nullable Form readNullableForm(DataInputView in) throws IOException {
        return in.readBoolean() ? new Form(type(in.readByte()), Wire.readLong(in), Wire.readText(in)) : null;
    }

    static void writeCall(Call call, DataOutputView out) throws IOException {
        Wire.writeText(call.taskId(), out);
        Wire.writeLong(call.time(), out);
        out.writeBoolean(call.silent());
        Wire.writeText(call.type(), out);
        Wire.writeNullableLong(call.durationSeconds(), out);
        Wire.writeText(call.whoId(), out);
        Wire.writeText(call.whatId(), out);
    }

    static Call readCall(DataInputView in) throws IOException {
        return new Call(
                Wire.readRequired(in),
                Wire.readLong(in),
                in.readBoolean(),
                Wire.readText(in),
                Wire.readNullableLong(in),
                Wire.readText(in),
                Wire.readText(in));
    }

    static void writeNullableCall(@Nullable Call call, DataOutputView out) throws IOException {
        out.writeBoolean(call != null);
        if (call != null) {
            writeCall(call, out);
        }
    }

    static @Nullable Call readNullableCall(DataInputView in) throws IOException {
        return in.readBoolean() ? readCall(in) : null;
    }

    static void writeNullableMatch(@Nullable CallMatch match, DataOutputView out) throws IOException {
        Wire.writeText(match == null ? null : match.name(), out);
    }

    static @Nullable CallMatch readNullableMatch(DataInputView in) throws IOException {
        String name = Wire.readText(in);
        return name == null ? null : CallMatch.valueOf(name);
    }
}
