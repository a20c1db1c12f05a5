package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChannelRulesTest {

    private static final String HEADER = "Channel,Subchannel,Campaign,Medium,Source,Landing Page,Referring Website\n";
    private static final Arrivals ARRIVALS = new Arrivals(Set.of(), Set.of());

    private static Visit visit(String url, String referrer) {
        return Visit.of(url, referrer, ARRIVALS);
    }

    private static boolean sourceFits(String cell, String source) {
        ChannelRules rules = ChannelRules.parse(HEADER + "Yes,,,," + cell + ",,");
        return rules.channelOf(visit("http://example.com/?utm_source=" + source, null))
                .name()
                .equals("Yes");
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abc", "ABC, abc", "abc, ABC", "abc*, abc", "abc*, abcd", "*abc, abc", "*abc, zabc", "*abc*, abc",
        "*b*, abc", "*, a", "**, a", "a*c, ac", "a*c, abbc", "x;abc, abc", " x ; abc ;, abc", "*a*b, cacb",
        "a*b*, azbz", "*ü*, 'B%C3%9CCHER'"
    })
    void cellFits(String cell, String source) {
        assertThat(sourceFits(cell, source)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "abc, abcd",
        "abc, zabc",
        "abc*, zabc",
        "*abc, abcd",
        "*abc*, ab",
        "*, ''",
        "*, '+'",
        "a*c, abcd",
        "ab*ba, aba",
        "x;y, x;y",
        "a, ''",
        "*a*b, bca"
    })
    void cellDoesNotFit(String cell, String source) {
        assertThat(sourceFits(cell, source)).isFalse();
    }

    @Test
    void firstRowWithAllItsCellsFittingWins() {
        ChannelRules rules = ChannelRules.parse(HEADER
                + "Both,,,email,news*,,\n"
                + "Page,Demo,,,,*/demo?*,\n"
                + "Campaign,,Spring *,,,,\n"
                + "Partner,,,,,,partner.com;*.partner.com\n"
                + "Page,Any,,,,*,\n");

        assertThat(rules.channelOf(visit("http://example.com/demo?utm_medium=email&utm_source=newsletter", null))
                        .path())
                .isEqualTo("Both");
        assertThat(rules.channelOf(visit("http://example.com/demo?utm_medium=email&utm_source=x", null))
                        .path())
                .isEqualTo("Page.Demo");
        assertThat(rules.channelOf(visit("http://example.com/?utm_campaign=SPRING+Sale", null))
                        .path())
                .isEqualTo("Campaign");
        assertThat(rules.channelOf(visit("http://example.com/", "https://www.partner.com/x"))
                        .path())
                .isEqualTo("Partner");
        assertThat(rules.channelOf(visit("http://example.com/", "https://notpartner.com/"))
                        .path())
                .isEqualTo("Page.Any");
        assertThat(rules.channelOf(visit(null, null))).isEqualTo(Channel.OTHER);
    }

    @Test
    void builtInSheetIsWithoutOddities() {
        assertThat(ChannelRules.builtIn().warnings()).isEmpty();
        assertThat(ChannelRules.parse(ChannelRules.builtInSheet()).warnings()).isEmpty();
    }

    @Test
    void explanationTellsEveryRowTriedAndTheWinner() {
        ChannelRules rules = ChannelRules.parse(HEADER
                + "Email,,,email;eml,,,\n"
                + "\n"
                + "Organic Search,Google,,,,,[Google Organic Search]\n"
                + "Web Referral,,,,,,*\n");

        ChannelRules.Explanation explanation =
                rules.explain(visit("http://example.com/?utm_medium=cpc", "https://partner.com/"));

        assertThat(explanation.tried())
                .containsExactly(
                        new ChannelRules.Explanation.Tried(
                                2, new Channel("Email", null), "Medium email;eml", "Medium is cpc"),
                        new ChannelRules.Explanation.Tried(
                                4,
                                new Channel("Organic Search", "Google"),
                                "Referring Website [Google Organic Search]",
                                "Referring Website is partner.com"),
                        new ChannelRules.Explanation.Tried(
                                5, new Channel("Web Referral", null), "Referring Website *", null));
        assertThat(explanation.winner()).isEqualTo(explanation.tried().get(2));
        assertThat(explanation.channel().path()).isEqualTo("Web Referral");

        ChannelRules.Explanation none = rules.explain(visit("http://example.com/", null));
        assertThat(none.winner()).isNull();
        assertThat(none.tried()).hasSize(3);
        assertThat(none.channel()).isEqualTo(Channel.OTHER);
    }
}
