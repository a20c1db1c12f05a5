package io.calltouchpoints.state;

import io.calltouchpoints.journey.Form;
import io.calltouchpoints.journey.WebEvent;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one visitor in bytes, one after the other, as they are in state from version 2 on: a time is its distance from the
 * time before, and browser and place are left out where they are as before, which they mostly are. One object a visitor, for
 * writing or for reading.
 */
final class FactChain {

    private static final int ARRIVES = 4;
    private static final int SAME_AGENT = 8;
    private static final int SAME_PLACE = 16;
    private static final int TYPE = 3;

    private long time;
    private @Nullable String userAgent;
    private @Nullable String country;
    private @Nullable String region;
    private @Nullable String city;

    /** @param time epoch milliseconds UTC, known to writer and reader */
    FactChain(long time) {
        this.time = time;
    }

    void writeTime(long next, DataOutputView out) throws IOException {
        Wire.writeLong(next - time, out);
        time = next;
    }

    long readTime(DataInputView in) throws IOException {
        time += Wire.readLong(in);
        return time;
    }

    void writeEvent(WebEvent event, DataOutputView out) throws IOException {
        boolean sameAgent = Objects.equals(event.userAgent(), userAgent);
        boolean samePlace = Objects.equals(event.geoCountry(), country)
                && Objects.equals(event.geoRegion(), region)
                && Objects.equals(event.geoCity(), city);
        out.writeByte(FactFormat.code(event.type())
                | (event.arrives() ? ARRIVES : 0)
                | (sameAgent ? SAME_AGENT : 0)
                | (samePlace ? SAME_PLACE : 0));
        writeTime(event.time(), out);
        Wire.writeText(event.url(), out);
        Wire.writeText(event.referrer(), out);
        if (!sameAgent) {
            userAgent = event.userAgent();
            Wire.writeText(userAgent, out);
        }
        if (!samePlace) {
            country = event.geoCountry();
            region = event.geoRegion();
            city = event.geoCity();
            Wire.writeText(country, out);
            Wire.writeText(region, out);
            Wire.writeText(city, out);
        }
    }

    WebEvent readEvent(DataInputView in) throws IOException {
        int head = in.readByte();
        long at = readTime(in);
        String url = Wire.readText(in);
        String referrer = Wire.readText(in);
        if ((head & SAME_AGENT) == 0) {
            userAgent = Wire.readText(in);
        }
        if ((head & SAME_PLACE) == 0) {
            country = Wire.readText(in);
            region = Wire.readText(in);
            city = Wire.readText(in);
        }
        return new WebEvent(
                FactFormat.type(head & TYPE),
                at,
                url,
                referrer,
                userAgent,
                country,
                region,
                city,
                (head & ARRIVES) != 0);
    }

    void writeForm(Form form, DataOutputView out) throws IOException {
        out.writeByte(FactFormat.code(form.type()));
        writeTime(form.time(), out);
        Wire.writeText(form.url(), out);
    }

    Form readForm(DataInputView in) throws IOException {
        return new Form(FactFormat.type(in.readByte()), readTime(in), Wire.readText(in));
    }
}
