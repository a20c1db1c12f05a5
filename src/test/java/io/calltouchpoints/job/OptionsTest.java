package io.calltouchpoints.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.calltouchpoints.journey.Rules;
import io.calltouchpoints.journey.Rules.FirstTouchPublish;
import io.calltouchpoints.journey.Rules.SessionCalls;
import io.calltouchpoints.journey.Rules.SessionExpiry;
import io.calltouchpoints.publish.CallMedium;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /** The table of the product's contract. */
    private static final String TABLE = """
            session.timeout | 30 min
            session.expiry | fixed
            session.calls | first
            site.domains | (none)
            sign-in.hosts | accounts.google.com, login.microsoftonline.com, login.live.com, appleid.apple.com
            bizible-id.blank | undefined, null, nan, none, 0
            call.time-fields | bizible2__Bizible_Touchpoint_Date__c, CreatedDate
            call.subtract-duration | false
            call.outbound | count
            call.vendor-field | (none)
            call.clock-skew | 0 s
            call.near-miss | 2 h
            call.medium | task-type
            call.max-delay | 24 h
            correction.window | 30 d
            first-touch.publish | on-lead
            journey.timeout | 90 d
            web.out-of-orderness | 10 min
            web.max-ahead | 1 min
            tasks.out-of-orderness | 1 min
            source.idle-timeout | 5 min
            visitor.max-facts | 500
            record.max-bytes | 1 MiB
            session.cache | 4 MiB
            rejected.raw | true
            channel.rules | built-in sheet
            state.accept-changes | (none)
            """;

    @Test
    void namesOrderAndDefaultsAreThoseOfTheContract() {
        assertThat(AllOptions.STREAMING)
                .extracting(option -> option.name() + " | " + option.shownDefault())
                .containsExactlyElementsOf(TABLE.lines().toList());
    }

    @Test
    void defaultsAsTheRulesSeeThem() throws InvalidOptions {
        Options options = Options.parse(Map.of());
        assertThat(options.rules())
                .isEqualTo(new Rules(
                        30 * MINUTE,
                        SessionExpiry.FIXED,
                        SessionCalls.FIRST,
                        0,
                        2 * HOUR,
                        DAY,
                        30 * DAY,
                        FirstTouchPublish.ON_LEAD,
                        90 * DAY,
                        500));
        assertThat(options.arrivals().siteDomains()).isEmpty();
        assertThat(options.arrivals().signInHosts()).hasSize(4).contains("login.live.com");
        assertThat(options.input(false).blankIds()).containsExactlyInAnyOrder("undefined", "null", "nan", "none", "0");
        assertThat(options.input(false).callTimeFields())
                .containsExactly("bizible2__Bizible_Touchpoint_Date__c", "CreatedDate");
        assertThat(options.input(false).subtractDuration()).isFalse();
        assertThat(options.input(false).ignoreOutbound()).isFalse();
        assertThat(options.input(false).vendorField()).isNull();
        assertThat(options.input(false).webMaxAhead()).isEqualTo(MINUTE);
        assertThat(options.input(false).recordMaxBytes()).isEqualTo(1_048_576);
        assertThat(options.input(true).bounded()).isTrue();
        assertThat(options.callMedium()).isEqualTo(CallMedium.TASK_TYPE);
        assertThat(options.webOutOfOrderness()).isEqualTo(10 * MINUTE);
        assertThat(options.tasksOutOfOrderness()).isEqualTo(MINUTE);
        assertThat(options.sourceIdleTimeout()).isEqualTo(5 * MINUTE);
        assertThat(options.recordMaxBytes()).isEqualTo(1_048_576);
        assertThat(options.rejectedRaw()).isTrue();
        assertThat(options.channelRules()).isNull();
        assertThat(options.warnings()).isEmpty();
    }

    @Test
    void aReplayKeepsMoreOfAVisitorUnlessToldOtherwise() throws InvalidOptions {
        assertThat(Options.parseForReplay(Map.of()).rules().maxFacts()).isEqualTo(100_000);
        assertThat(Options.parseForReplay(Map.of("visitor.max-facts", "9"))
                        .rules()
                        .maxFacts())
                .isEqualTo(9);
    }

    @Test
    void everyOptionCanBeSet(@TempDir Path folder) throws Exception {
        Path sheet = Files.createFile(folder.resolve("rules.csv"));
        Options options = Options.parse(Map.ofEntries(
                Map.entry("session.timeout", " 45min "),
                Map.entry("session.expiry", "Inactivity"),
                Map.entry("session.calls", "all"),
                Map.entry("site.domains", "Example.COM ,, münchen.de"),
                Map.entry("sign-in.hosts", ""),
                Map.entry("bizible-id.blank", "N/A, -"),
                Map.entry("call.time-fields", "Call_Start__c"),
                Map.entry("call.subtract-duration", "TRUE"),
                Map.entry("call.outbound", "ignore"),
                Map.entry("call.vendor-field", "Vendor_Id__c"),
                Map.entry("call.clock-skew", "500 ms"),
                Map.entry("call.near-miss", "0 s"),
                Map.entry("call.medium", "web"),
                Map.entry("call.max-delay", "48 h"),
                Map.entry("correction.window", "60 d"),
                Map.entry("first-touch.publish", "always"),
                Map.entry("journey.timeout", "60 d"),
                Map.entry("record.max-bytes", "512 KiB"),
                Map.entry("rejected.raw", "false"),
                Map.entry("channel.rules", sheet.toString())));
        options = InstantiationUtil.clone(options);

        assertThat(options.rules())
                .isEqualTo(new Rules(
                        45 * MINUTE,
                        SessionExpiry.INACTIVITY,
                        SessionCalls.ALL,
                        500,
                        0,
                        2 * DAY,
                        60 * DAY,
                        FirstTouchPublish.ALWAYS,
                        60 * DAY,
                        500));
        assertThat(options.arrivals().siteDomains()).containsExactlyInAnyOrder("example.com", "xn--mnchen-3ya.de");
        assertThat(options.arrivals().signInHosts()).isEmpty();
        assertThat(options.input(false).blankIds()).containsExactlyInAnyOrder("n/a", "-");
        assertThat(options.input(false).callTimeFields()).containsExactly("Call_Start__c");
        assertThat(options.input(false).subtractDuration()).isTrue();
        assertThat(options.input(false).ignoreOutbound()).isTrue();
        assertThat(options.input(false).vendorField()).isEqualTo("Vendor_Id__c");
        assertThat(options.recordMaxBytes()).isEqualTo(524_288);
        assertThat(options.callMedium()).isEqualTo(CallMedium.WEB);
        assertThat(options.rejectedRaw()).isFalse();
        assertThat(options.channelRules()).isEqualTo(sheet.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "session.timeout | 0 s | it takes a duration above zero such as 30 min, 24 h, 90 d or 500 ms",
                "session.timeout | 30 | it takes a duration above zero such as 30 min, 24 h, 90 d or 500 ms",
                "session.timeout | -1 h | it takes a duration above zero such as 30 min, 24 h, 90 d or 500 ms",
                "session.timeout | 1.5 h | it takes a duration above zero such as 30 min, 24 h, 90 d or 500 ms",
                "call.clock-skew | 5 parsecs | it takes a duration such as 30 min, 24 h, 500 ms or 0 s",
                "call.clock-skew | 99999999999999999 d | it takes a duration such as 30 min, 24 h, 500 ms or 0 s",
                "call.clock-skew | 36501 d | it takes a duration such as 30 min, 24 h, 500 ms or 0 s",
                "session.expiry | sometimes | it takes fixed or inactivity",
                "call.medium | tasktype | it takes task-type or web",
                "rejected.raw | yes | it takes true or false",
                "visitor.max-facts | 0 | it takes a whole number from 1",
                "visitor.max-facts | 1e3 | it takes a whole number from 1",
                "record.max-bytes | 1 MB | it takes a size from 1 byte to 1 GiB such as 1 MiB, 512 KiB or 100000",
                "record.max-bytes | 2 GiB | it takes a size from 1 byte to 1 GiB such as 1 MiB, 512 KiB or 100000",
                "record.max-bytes | 9999999999 GiB | it takes a size from 1 byte to 1 GiB such as 1 MiB, 512 KiB or 100000",
                "call.time-fields | , | it takes one or more Salesforce field names with commas between, such as Call_Start__c, CreatedDate",
                "call.vendor-field | a b | it takes one Salesforce field name such as Vendor_Id__c",
                "channel.rules | /no/such/sheet.csv | there is no such file that can be read",
                "site.domains | https://example.com | it takes host names with commas between, without scheme, port or path, such as example.com, example.org",
                "site.domains | a..b | it takes host names with commas between, without scheme, port or path, such as example.com, example.org",
                "sesion.timeout | 30 min | there is no such option; did you mean session.timeout?",
                "colour | red | there is no such option",
                "call.max-delay | 29 d | ",
            })
    void aWrongValueSaysWhatWouldBeRight(String option, String value, String right) throws InvalidOptions {
        if (right == null) {
            assertThat(Options.parse(Map.of(option, value)).rules().maxDelay()).isEqualTo(29 * DAY);
            return;
        }
        InvalidOptions invalid = catchThrowableOfType(InvalidOptions.class, () -> Options.parse(Map.of(option, value)));
        assertThat(invalid.mistakes()).containsExactly(new Mistake(option, value, right));
        assertThat(invalid).hasMessage(option + " = \"" + value + "\": " + right);
    }

    @Test
    void durationsMustFitEachOther() {
        InvalidOptions invalid = catchThrowableOfType(
                InvalidOptions.class,
                () -> Options.parse(
                        Map.of("call.max-delay", "30 d", "call.clock-skew", "5 min", "journey.timeout", "29 d")));
        assertThat(invalid.mistakes())
                .containsExactly(
                        new Mistake(
                                "correction.window",
                                "30 d",
                                "it must not be below call.max-delay (30 d) + call.near-miss (2 h) + call.clock-skew (5 min) = 43325 min"),
                        new Mistake("journey.timeout", "29 d", "it must not be below correction.window (30 d)"));
    }

    @Test
    void durationsThatJustFitAreRight() throws InvalidOptions {
        Options options =
                Options.parse(Map.of("correction.window", "26 h", "journey.timeout", "26 h", "call.clock-skew", "0 s"));
        assertThat(options.rules().journeyTimeout()).isEqualTo(26 * HOUR);
    }

    @Test
    void allMistakesAtOnceAndNoSumOfWhatCannotBeRead() {
        InvalidOptions invalid = catchThrowableOfType(
                InvalidOptions.class,
                () -> Options.parse(
                        Map.of("call.max-delay", "long", "session.calls", "none", "x", "1", "journey.timeout", "1 h")));
        assertThat(invalid.mistakes())
                .extracting(Mistake::option)
                .containsExactly("session.calls", "call.max-delay", "x", "journey.timeout");
    }

    @Test
    void warnsOfWhatWorksSlowlyOrNotAtAll() throws InvalidOptions {
        assertThat(Options.parse(Map.of("web.out-of-orderness", "30 min")).warnings())
                .isEmpty();
        List<String> warnings = Options.parse(
                        Map.of("web.out-of-orderness", "31 min", "call.time-fields", "ActivityDate, CreatedDate"))
                .warnings();
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).startsWith("web.out-of-orderness (31 min) is above session.timeout (30 min)");
        assertThat(warnings.get(1)).contains("ActivityDate");
    }
}
