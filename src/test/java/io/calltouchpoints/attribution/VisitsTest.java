package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Visits as they come, each with the origin that a reader of the rules expects. */
class VisitsTest {

    private static final Attribution ATTRIBUTION = new Attribution(
            new AttributionConfig(new Arrivals(Set.of("shop.example.net"), AttributionConfig.SIGN_IN_HOSTS), null));

    @ParameterizedTest
    @CsvFileSource(resources = "visits.csv", delimiter = '|', nullValues = "-", maxCharsPerColumn = 10_000)
    void sourceMediumAndChannel(String url, String referrer, String source, String medium, String channelPath) {
        VisitDescription visit = ATTRIBUTION.describe(url, referrer, null);

        assertThat(visit.touchpointSource()).isEqualTo(source);
        assertThat(visit.medium()).isEqualTo(medium);
        assertThat(visit.marketingChannelPath()).isEqualTo(channelPath);
        assertThat(channelPath).startsWith(visit.marketingChannel());
    }
}
