package io.calltouchpoints.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelSheetTest {

    private static final String HEADER = "Channel,Subchannel,Campaign,Medium,Source,Landing Page,Referring Website\n";

    private static List<String> problems(String csv) {
        ChannelSheetException refusal =
                catchThrowableOfType(ChannelSheetException.class, () -> ChannelRules.parse(csv));
        assertThat(refusal).as("refusal of %s", csv).isNotNull();
        assertThat(refusal.getMessage().lines()).hasSameSizeAs(refusal.problems());
        return refusal.problems().stream().map(SheetProblem::toString).toList();
    }

    private static List<String> warnings(String csv) {
        return ChannelRules.parse(csv).warnings().stream()
                .map(SheetProblem::toString)
                .toList();
    }

    @Test
    void allProblemsAreToldAtOnceWithRowAndColumn() {
        assertThat(problems(HEADER
                        + "Paid Search,AdWords,,,,,[AdWords Paid Search]\n"
                        + ",,,email,,,\n"
                        + "Paid Search,Other,,,,,[Adwords Paid Serch]\n"
                        + "\n"
                        + "Page,,a*b*c*d,,,x*y*z,\n"
                        + "Social,,,,[Facebook,,x;Twitter]\n"))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("row 3, column Channel: channel without name"),
                        second -> assertThat(second)
                                .startsWith(
                                        "row 4, column Referring Website: unknown word [Adwords Paid Serch], there are")
                                .contains("[AdWords Paid Search]", "[Account Website]"),
                        third -> assertThat(third)
                                .isEqualTo("row 6, column Campaign: more than one star in the middle of a*b*c*d"),
                        fourth -> assertThat(fourth)
                                .isEqualTo("row 6, column Landing Page: more than one star in the middle of x*y*z"),
                        fifth -> assertThat(fifth).startsWith("row 7, column Source: unknown word [Facebook,"),
                        sixth -> assertThat(sixth)
                                .startsWith("row 7, column Referring Website: unknown word Twitter],"));
    }

    @Test
    void columnsThatAreMissingOrThereTwice() {
        assertThat(problems("Channel,Subchannel,Campaign,Medium,Source,Medium\nEmail,,,email,,\n"))
                .containsExactly(
                        "row 1, column Medium: stands there twice",
                        "row 1, column Landing Page: missing column",
                        "row 1, column Referring Website: missing column");
        assertThat(problems("")).hasSize(7);
        assertThat(problems("Channel;Subchannel;Campaign;Medium;Source;Landing Page;Referring Website\n"))
                .hasSize(7);
    }

    @Test
    void sheetWithoutRules() {
        assertThat(problems(HEADER)).containsExactly("row 2: no rule");
        assertThat(problems(HEADER + ",,,,,,\n\n")).containsExactly("row 2: no rule");
    }

    @Test
    void textThatIsNoCsv() {
        assertThat(problems(HEADER + "Email,,,email,,,\nEmail,\"quo\"te,,,,,\n"))
                .singleElement()
                .asString()
                .startsWith("row 3: no CSV: ");
        assertThat(problems(HEADER + "Email,,,\"email,,,\n"))
                .singleElement()
                .asString()
                .startsWith("row 2: no CSV: ");
    }

    @Test
    void writingsOfSpreadsheets() {
        String csv = String.join(
                "\r\n",
                "\uFEFFReferring Website,SOURCE,medium ,Do Not Remove,Channel,Subchannel,Campaign,Landing Page",
                "\"[google organic search]\",,,x, Organic Search , Google ,,",
                ",,\" email ; \"\"x\"\" \",,Email",
                ",,,,,,,,,",
                "");
        ChannelRules rules = ChannelRules.parse(csv);
        Arrivals arrivals = AttributionConfig.defaults().arrivals();

        assertThat(rules.warnings()).isEmpty();
        assertThat(rules.channelOf(Visit.of("http://example.com/", "https://www.google.com/", arrivals))
                        .path())
                .isEqualTo("Organic Search.Google");
        assertThat(rules.channelOf(Visit.of("http://example.com/?utm_medium=%22x%22", null, arrivals))
                        .path())
                .isEqualTo("Email");
    }

    @Test
    void rowsThatNeverWinAreWarnings() {
        assertThat(warnings(HEADER
                        + "A,,,email;e*,,,\n"
                        + "B,,,EMAIL,,,\n"
                        + "C,,,emai*,x,,\n"
                        + "D,,,*email,,,\n"
                        + "E,,,,,,*\n"
                        + "F,,,,,,[Facebook]\n"
                        + "G,,,,,,[Account Website];partner.com\n"
                        + "H,,,,,,direct\n"
                        + "I,,x,*,,,\n"
                        + "J,,x,[Other Paid Social],,,\n"
                        + "K,,,,,,\n"
                        + "L,,,,y,,\n"))
                .containsExactly(
                        "row 3: can never win, because row 2 (A) fits whatever it fits",
                        "row 4: can never win, because row 2 (A) fits whatever it fits",
                        "row 7: can never win, because row 6 (E) fits whatever it fits",
                        "row 8: can never win, because row 6 (E) fits whatever it fits",
                        "row 11: can never win, because row 10 (I) fits whatever it fits",
                        "row 13: can never win, because row 12 (K) fits whatever it fits");
    }

    @Test
    void rowsThatWinSometimesAreNone() {
        assertThat(warnings(HEADER
                        + "A,,,a*,x,,\n"
                        + "B,,,ab*,,,\n"
                        + "C,,,*c,,,\n"
                        + "D,,,c,x;y,,\n"
                        + "E,,,,x;z,,\n"
                        + "F,,,,,,[Twitter]\n"
                        + "G,,,,,,[Twitter];twitter\n"
                        + "H,,,,,,*r.com\n"
                        + "I,,,,,,t*r.com\n"
                        + "J,,,*,,,\n"))
                .containsExactly(
                        "row 5: can never win, because row 4 (C) fits whatever it fits",
                        "row 10: can never win, because row 9 (H) fits whatever it fits");
    }

    @Test
    void cellsOutsideTheTableAreNoted() {
        assertThat(warnings(HEADER + "A,,,a,,,,note\n"))
                .containsExactly("row 2: cells beyond the last column are not read");
    }
}
