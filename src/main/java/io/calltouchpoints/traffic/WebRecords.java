package io.calltouchpoints.traffic;

import io.calltouchpoints.traffic.TrafficRecord.Oddity;
import io.calltouchpoints.traffic.TrafficRecord.Stream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Records of the topic of web events. */
final class WebRecords {

    static final String PAGE_VIEW = "page_view";

    private static final long YEAR = 31_557_600_000L;

    private WebRecords() {}

    static TrafficRecord event(
            Visitor visitor, String type, long time, String url, @Nullable String referrer, Dice dice) {
        byte[] value = json(visitor, type, Instant.ofEpochMilli(time).toString(), url, referrer, dice);
        return record(visitor, value, time, Oddity.NONE);
    }

    /** Of another visitor, whose only trace it is. */
    static TrafficRecord oddTime(Visitor visitor, long time, Dice dice) {
        boolean ahead = dice.chance(0.5);
        long told = ahead ? time + YEAR + dice.below(1_000_000_000) : time - YEAR - dice.below(1_000_000_000);
        Landing page = Landing.direct(dice);
        byte[] value =
                json(visitor, PAGE_VIEW, Instant.ofEpochMilli(told).toString(), page.url(), page.referrer(), dice);
        return record(visitor, value, time, ahead ? Oddity.WILD_CLOCK : Oddity.TOO_LATE);
    }

    /** What a script that fails may send. */
    static TrafficRecord broken(Visitor visitor, long time, Dice dice) {
        String now = Instant.ofEpochMilli(time).toString();
        String url = Landing.direct(dice).url();
        Visitor nobody = new Visitor("undefined", visitor.userAgent(), visitor.place());
        byte[] value =
                switch (dice.below(6)) {
                    case 0 -> cut(json(visitor, PAGE_VIEW, now, url, null, dice));
                    case 1 -> json(nobody, PAGE_VIEW, now, url, null, dice);
                    case 2 -> json(visitor, "scroll", now, url, null, dice);
                    case 3 -> json(visitor, PAGE_VIEW, now.replace("Z", ""), url, null, dice);
                    case 4 -> json(visitor, PAGE_VIEW, null, url, null, dice);
                    default -> "<html><body>502 Bad Gateway</body></html>".getBytes(StandardCharsets.UTF_8);
                };
        return record(visitor, value, time, Oddity.BROKEN);
    }

    private static byte[] json(
            Visitor visitor,
            String type,
            @Nullable String time,
            @Nullable String url,
            @Nullable String referrer,
            Dice dice) {
        return JsonRecord.begin()
                .put("bizibleId", visitor.bizibleId())
                .put("eventType", type)
                .put("timestamp", time)
                .put("eventId", Long.toHexString(dice.number()))
                .put("url", url)
                .put("referrer", referrer)
                .put("pageTitle", dice.of(Pages.TITLES))
                .put("userAgent", visitor.userAgent())
                .open("geo")
                .put("city", visitor.place().city())
                .put("region", visitor.place().region())
                .put("country", visitor.place().country())
                .end();
    }

    private static byte[] cut(byte[] json) {
        return Arrays.copyOf(json, json.length / 2);
    }

    private static TrafficRecord record(Visitor visitor, byte[] value, long time, Oddity oddity) {
        byte[] key = visitor.bizibleId().getBytes(StandardCharsets.UTF_8);
        return new TrafficRecord(Stream.WEB, key, value, time, time, oddity, 0);
    }
}
