package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {

    private static final Attribution ATTRIBUTION = new Attribution(AttributionConfig.defaults());

    /** The merged touchpoint in the product's documentation: a paid Google ad, then a call. */
    @Test
    void sampleOfAMergedCall() {
        String url =
                "http://info.example.com/demo?_bt=195329631301&_bk=bizible%20attribution&_bm=p&_bg=16750166675&gclid=EAIaIQ&utm_campaign=Brand";
        VisitDescription visit = ATTRIBUTION.describe(
                url,
                "https://www.google.com/",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_12_5) AppleWebKit/603.2.4 (KHTML, like Gecko) Version/10.1.1 Safari/603.2.4");

        assertThat(visit)
                .isEqualTo(new VisitDescription(
                        "Google AdWords",
                        "CPC",
                        "Paid Search",
                        "Paid Search.AdWords",
                        "Brand",
                        null,
                        "bizible attribution",
                        "195329631301",
                        "16750166675",
                        "info.example.com/demo",
                        "www.google.com/",
                        "Safari (10.1)",
                        "Mac OS (10.12)"));
    }

    /** The standalone touchpoint in the product's documentation; its medium and type are the Task's. */
    @Test
    void sampleOfAStandaloneCall() {
        VisitDescription call = VisitDescription.STANDALONE_CALL;

        assertThat(call.touchpointSource()).isEqualTo("Salesforce Task");
        assertThat(call.marketingChannel()).isEqualTo("Other");
        assertThat(call.marketingChannelPath()).isEqualTo("Other");
        assertThat(call)
                .hasAllNullFieldsOrPropertiesExcept("touchpointSource", "marketingChannel", "marketingChannelPath");
    }

    @Test
    void visitWithNothingKnown() {
        assertThat(ATTRIBUTION.describe(null, null, null))
                .isEqualTo(ATTRIBUTION.describe(" ", "\t", ""))
                .hasAllNullFieldsOrPropertiesExcept("touchpointSource", "marketingChannel", "marketingChannelPath");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "_bt=1&_bf=2&_bl=3&_bg=4&_bk=k&utm_term=t&utm_campaign=c&utm_content=x | c | x | k | 1 | 4",
                "_bf=2&_bl=3&utm_term=t | - | - | t | 2 | -",
                "_bl=3&_bk=&utm_term=t  | - | - | t | 3 | -",
                "utm_campaign=Spring+Sale%21&utm_content=a%2Fb | Spring Sale! | a/b | - | - | -",
                "UTM_CAMPAIGN=Spring    | Spring | - | - | - | -",
                "utm_id=1&_bg=          | - | - | - | - | -",
            })
    void campaignContentKeywordAndIds(
            String query, String campaign, String content, String keyword, String adId, String adGroupId) {
        VisitDescription visit = ATTRIBUTION.describe("http://example.com/?" + query, null, null);

        assertThat(visit.adCampaignName()).isEqualTo(campaign);
        assertThat(visit.adContent()).isEqualTo(content);
        assertThat(visit.keywordText()).isEqualTo(keyword);
        assertThat(visit.adId()).isEqualTo(adId);
        assertThat(visit.adGroupId()).isEqualTo(adGroupId);
    }

    @Test
    void referrerWithoutHostCountsAsNone() {
        VisitDescription visit = ATTRIBUTION.describe("http://example.com/a?b#c", "about:blank", null);

        assertThat(visit.landingPage()).isEqualTo("example.com/a");
        assertThat(visit.referrerPage()).isNull();
    }

    @Test
    void configurationTravels() throws Exception {
        AttributionConfig config = new AttributionConfig(
                new Arrivals(Set.of("Example.NET"), AttributionConfig.SIGN_IN_HOSTS), ChannelRules.builtInSheet());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(config);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            AttributionConfig copy = (AttributionConfig) in.readObject();

            assertThat(copy).isEqualTo(config);
            assertThat(new Attribution(copy)
                            .describe("http://example.com/", "http://example.net/", null)
                            .marketingChannelPath())
                    .isEqualTo("Direct");
        }
    }
}
