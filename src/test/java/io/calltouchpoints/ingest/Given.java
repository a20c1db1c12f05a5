package io.calltouchpoints.ingest;

import io.calltouchpoints.attribution.Arrivals;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the tests of this package have in common. JSON is written with single quotes here. */
final class Given {

    static final String VISITOR = "dde5687119cc4928fbf94393ed9f5c35";
    static final String OTHER_VISITOR = "08c1063cb0a64349ad0d2d862f5cc700";
    static final String TASK = "00T5e00001AbCdEEAV";
    static final String OTHER_TASK = "00T5e00001AbCdFEAV";

    static final Set<String> BLANK = Set.of("undefined", "null", "nan", "none", "0");
    static final String TOUCHPOINT_DATE = "bizible2__Bizible_Touchpoint_Date__c";

    static final long MINUTE = 60_000;
    static final long HOUR = 60 * MINUTE;
    /** When the Kafka records of the tests were written. */
    static final long NOW = at("2016-12-08T20:30:00Z");

    private Given() {}

    static long at(String instant) {
        return Instant.parse(instant).toEpochMilli();
    }

    static InputRules rules() {
        return new InputRules(
                BLANK, List.of(TOUCHPOINT_DATE, "CreatedDate"), false, false, null, MINUTE, 1024 * 1024, false);
    }

    static InputRules files() {
        return new InputRules(
                BLANK, List.of(TOUCHPOINT_DATE, "CreatedDate"), false, false, null, MINUTE, 1024 * 1024, true);
    }

    static InputRules rules(boolean subtractDuration, boolean ignoreOutbound, String vendorField, String... times) {
        return new InputRules(
                BLANK, List.of(times), subtractDuration, ignoreOutbound, vendorField, MINUTE, 1024 * 1024, false);
    }

    static Arrivals arrivals() {
        return new Arrivals(Set.of(), Set.of());
    }

    static Origin origin() {
        return new Origin("topic", 3, 42L, NOW, null);
    }

    static Origin line() {
        return new Origin("tasks.jsonl", null, 1L, null, null);
    }

    static Origin key(String key) {
        return new Origin("topic", 3, 42L, NOW, bytes(key));
    }

    static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
