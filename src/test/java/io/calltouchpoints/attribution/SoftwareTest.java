package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoftwareTest {

    private static final String SAFARI =
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_12_5) AppleWebKit/603.2.4 (KHTML, like Gecko) Version/10.1.1 Safari/603.2.4";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                SAFARI + " | Safari (10.1) | Mac OS (10.12)",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | Safari (17.5) | iOS (17.5)",
                "Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko | Internet Explorer (11.0) | Windows NT (7)",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 | Chrome (126) | Windows NT",
                "Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0 | Firefox (115.0) | Ubuntu",
                "Mozilla/5.0 (Linux; Android 13; SM-S908B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/112.0.0.0 Mobile Safari/537.36 | Chrome (112) | Android (13)",
                "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) | Googlebot (2.1) | Google Cloud",
                "Mozilla/5.0 | Netscape (5.0) | -",
            })
    void browserAndPlatform(String userAgent, String browser, String platform) {
        assertThat(Software.of(userAgent)).isEqualTo(new Software(browser, platform));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "-", "null", "unknown", "x", "() { :; }; /bin/bash", "\u0000\uD800"})
    void whatIsNoUserAgentIsUnknown(String userAgent) {
        assertThat(Software.of(userAgent)).isEqualTo(new Software(null, null));
    }

    /** Each of these takes the parser its stack, or half a minute, when it gets the text as it is. */
    @ParameterizedTest
    @ValueSource(strings = {"a/b(", "(", "a/", "Mozilla/5.0 (", "[", "a/a/a/a/a/a/a/a ", "((((((a/a))))))", "a/a|"})
    void hostileTextStopsNobody(String piece) {
        assertThat(Software.of(SAFARI).browser()).isEqualTo("Safari (10.1)");
        assertTimeout(Duration.ofSeconds(8), () -> Software.of(piece.repeat(4000 / piece.length())));
        assertThat(Software.of(SAFARI).browser()).isEqualTo("Safari (10.1)");
    }

    @Test
    void longTextIsReadByItsBeginning() {
        assertThat(Software.of(SAFARI + " x".repeat(100_000)).browser()).isEqualTo("Safari (10.1)");
    }

    @Test
    void manyThreadsShareOneParser() {
        List<String> wrong = IntStream.range(0, 2000)
                .mapToObj(i -> "Tool" + i % 50)
                .parallel()
                .filter(name ->
                        !(name + " (1.2)").equals(Software.of(name + "/1.2.3").browser()))
                .toList();

        assertThat(wrong).isEmpty();
    }
}
