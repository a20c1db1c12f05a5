package io.calltouchpoints.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
        "2016-12-08T20:17:00Z, 2016-12-08T20:17:00Z",
        "2016-12-08T20:17Z, 2016-12-08T20:17:00Z",
        "2016-12-08T20:17+00, 2016-12-08T20:17:00Z",
        "2016-12-08T20:17:00+00:00, 2016-12-08T20:17:00Z",
        "2016-12-08T20:17:00.000+0000, 2016-12-08T20:17:00Z",
        "2016-12-08T20:17:00-00:00, 2016-12-08T20:17:00Z",
        "2016-12-08T12:17:00-08:00, 2016-12-08T20:17:00Z",
        "2016-12-09T01:47:00+0530, 2016-12-08T20:17:00Z",
        "2016-12-09T10:17:00+14, 2016-12-08T20:17:00Z",
        "2016-12-08T20:17:00.1Z, 2016-12-08T20:17:00.100Z",
        "2016-12-08T20:17:00.12Z, 2016-12-08T20:17:00.120Z",
        "2016-12-08T20:17:00.1239Z, 2016-12-08T20:17:00.123Z",
        "2016-12-08T20:17:00.123999999999999999Z, 2016-12-08T20:17:00.123Z",
        "2016-02-29T00:00:00Z, 2016-02-29T00:00:00Z",
        "2000-02-29T23:59:59.999Z, 2000-02-29T23:59:59.999Z",
        "2000-01-01T00:00:00Z, 2000-01-01T00:00:00Z",
        "1999-12-31T23:00:00-01:00, 2000-01-01T00:00:00Z",
        "2099-12-31T23:59:59.999Z, 2099-12-31T23:59:59.999Z",
        "1481228220000, 2016-12-08T20:17:00Z",
        "0001481228220000, 2016-12-08T20:17:00Z",
        "1481228220000.999, 2016-12-08T20:17:00Z",
        "1.48122822E12, 2016-12-08T20:17:00Z",
        "1.48122822e+12, 2016-12-08T20:17:00Z",
    })
    void reads(String text, Instant time) {
        assertThat(Times.parse(text)).isEqualTo(time.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2016-12-08T20:17:00", // without zone
                "2016-12-08T20:17:00.5",
                "2016-12-08 20:17:00Z",
                "2016-12-08t20:17:00Z",
                "2016-12-08T20:17:00z",
                "2016-12-08",
                "2016-12-08T",
                "2016-12-08T20Z",
                "2016-12-08T20:17:00,5Z",
                "2016-12-08T20:17:00.Z",
                "2016-12-08T20:17.5Z",
                "2016-12-08T20:17:Z",
                "2016-12-08T20:17:00ZZ",
                "2016-12-08T20:17:00+",
                "2016-12-08T20:17:00+1",
                "2016-12-08T20:17:00+1:00",
                "2016-12-08T20:17:00+010",
                "2016-12-08T20:17:00+01:0",
                "2016-12-08T20:17:00+01:60",
                "2016-12-08T20:17:00+24:00",
                "2016-12-08T20:17:00+01.00",
                "2016-12-08T20:17:00 01:00",
                "2016-12-08T20:17:00Europe/Paris",
                "2016-12-08T20-17-00Z",
                "20161208T201700Z",
                "2016-13-08T20:17:00Z",
                "2016-00-08T20:17:00Z",
                "2016-12-00T20:17:00Z",
                "2016-12-32T20:17:00Z",
                "2016-11-31T20:17:00Z",
                "2015-02-29T20:17:00Z",
                "2100-02-29T20:17:00Z",
                "2016-12-08T24:00:00Z",
                "2016-12-08T20:60:00Z",
                "2016-12-08T20:17:60Z",
                "1999-12-31T23:59:59.999Z",
                "2100-01-01T00:00:00Z",
                "40000-12-08T20:17:00Z",
                "+40000-12-08T20:17:00Z",
                "-2016-12-08T20:17:00Z",
                "1200141440220000", // the year 40000
                "-1481228220000",
                "+1481228220000",
                "946684799999",
                "4102444800000",
                "1481228220000.",
                ".5",
                "1481228220000.5.5",
                "0x158DF0",
                "99999999999999999999999999",
                "1e999999999",
                "1e-999999999",
                "1.5e",
                "NaN",
                "true",
                "yesterday",
                "٢٠١٦-12-08T20:17:00Z", // digits, but not ASCII
            })
    void refuses(String text) {
        assertThat(Times.parse(text)).isEqualTo(Times.INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2016-12-08", "2016-02-29", "17143", "0", "999999", "17143.0"})
    void knowsDatesWithoutTimeOfDay(String text) {
        assertThat(Times.isDateOnly(text)).isTrue();
        assertThat(Times.parse(text)).isEqualTo(Times.INVALID);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2016-02-30", "2016-12-08T20:17:00Z", "1000000", "-5", "", "2016/12/08", "soon", "2016-12-0x"})
    void otherTextsAreNoDates(String text) {
        assertThat(Times.isDateOnly(text)).isFalse();
    }

    @Test
    void agreesWithJavaTime() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            long millis = 946_684_800_000L + (long) (random.nextDouble() * 3_155_760_000_000L);
            OffsetDateTime time = Instant.ofEpochMilli(millis)
                    .atOffset(ZoneOffset.ofHoursMinutes(random.nextInt(15), random.nextInt(60)));
            assertThat(Times.parse(time.toString())).as(time.toString()).isEqualTo(millis);
        }
    }
}
