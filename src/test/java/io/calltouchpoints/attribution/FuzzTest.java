package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where URL, referrer and user agent should: an answer, and nothing thrown. */
class FuzzTest {

    /** What the readers look at, so that random texts reach behind their first check. */
    private static final List<String> PIECES = List.of(
            "http://",
            "https:",
            "//",
            "/",
            "\\",
            "?",
            "#",
            "&",
            "&amp;",
            "=",
            "%",
            "%20",
            "%C3",
            "%zz",
            "+",
            "@",
            ":",
            ":80",
            "[",
            "]",
            "[::1]",
            ".",
            "..",
            "www.",
            "google.com",
            "example.com",
            "co.uk",
            "xn--",
            "xn--mnchen-3ya",
            "münchen",
            "。",
            "utm_source",
            "utm_medium",
            "GCLID",
            "_bn=d",
            "_bt",
            "bing",
            "android-app://",
            " ",
            "\t",
            "\u0000",
            "\uD800",
            "😀",
            "a",
            "Z",
            "-",
            "_",
            "*",
            ";",
            "Mozilla/5.0",
            " (",
            ") ",
            "Safari/603.2",
            "Mac OS X");

    private static final Attribution ATTRIBUTION = new Attribution(AttributionConfig.defaults());
    private static final Arrivals ARRIVALS =
            new Arrivals(Set.of("example.com", "münchen.de", ".", "", "[::1]"), AttributionConfig.SIGN_IN_HOSTS);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void nothingThrows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 25_000; i++) {
            String url = text(random);
            String referrer = text(random);

            boolean arrives = ARRIVALS.arrives(url, referrer);
            assertThat(ATTRIBUTION.describe(url, referrer, null).marketingChannel())
                    .isNotBlank();
            WebUrl parsed = WebUrl.parse(url);
            assertThat(WebUrl.hasHost(url)).as(url).isEqualTo(parsed.host() != null);
            assertThat(Authority.host(url)).as(url).isEqualTo(Authority.ofAnyText(url));
            assertThat(ARRIVALS.arrives(url, referrer)).isEqualTo(arrives);
            assertThat(ARRIVALS.arrives(url, url) && !parsed.isAndroidApp() && parsed.host() != null)
                    .as("comes from itself: %s", url)
                    .isFalse();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2})
    void noUserAgentThrows(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            assertThat(Software.of(text(random))).isNotNull();
        }
    }

    private static String text(Random random) {
        if (random.nextInt(4) == 0) {
            byte[] bytes = new byte[random.nextInt(120)];
            random.nextBytes(bytes);
            return new String(bytes, random.nextBoolean() ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
        }
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(random.nextInt(50) == 0 ? 2000 : 14); i >= 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
