package io.calltouchpoints.ingest;

import static io.calltouchpoints.ingest.Given.BLANK;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

    @ParameterizedTest
    @CsvSource({
        "00T5e00001AbCdE, 00T5e00001AbCdEEAV",
        "00T5e00001AbCdF, 00T5e00001AbCdFEAV",
        "001A0000006Vm9r, 001A0000006Vm9rIAC",
        "00t5e00001abcde, 00t5e00001abcdeAAA",
        "ABCDEFGHIJKLMNO, ABCDEFGHIJKLMNO555",
        "00T5e00001AbCdEEAV, 00T5e00001AbCdEEAV",
    })
    void taskIdsFoldTo18(String id, String folded) {
        assertThat(TaskIds.fold(id)).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00T*",
                "00T5e00001AbCd",
                "00T5e00001AbCdEE",
                "00T5e00001AbCdEEA",
                "00T5e00001AbCdEEAVX",
                "00T5e00001AbCd-",
                "00T5e00001AbCdÉ",
                "00T5e00001AbCdEEA "
            })
    void otherTextsAreNoTaskIds(String text) {
        assertThat(TaskIds.fold(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"' DDE56 ', dde56", "a-B_c, a-b_c", "00, 00", "ÄÖ, äö", "İ, i̇"})
    void bizibleIdsAreTrimmedAndLowerCase(String text, String id) {
        assertThat(BizibleIds.normalise(text, BLANK)).isEqualTo(id);
        assertThat(BizibleIds.isValid(id)).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t\r\n\0", "undefined", "NULL", " NaN ", "None", "0"})
    void whatBrokenScriptsWriteIsBlank(String text) {
        assertThat(BizibleIds.normalise(text, BLANK)).isNull();
    }

    @Test
    void aBizibleIdHasUpTo128CodePoints() {
        assertThat(BizibleIds.isValid("x".repeat(128))).isTrue();
        assertThat(BizibleIds.isValid("x".repeat(129))).isFalse();
        assertThat(BizibleIds.isValid("😀".repeat(128))).isTrue();
        assertThat(BizibleIds.isValid("😀".repeat(129))).isFalse();
        assertThat(BizibleIds.isValid("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\uD83D", "\uDE00a", "\uDE00\uD83D", "\uD83Db"})
    void halfACharacterIsNone(String text) {
        assertThat(BizibleIds.isValid(text)).isFalse();
        assertThat(Texts.clean(text)).hasSameSizeAs(text).contains("\uFFFD").satisfies(clean -> assertThat(
                        Texts.isWellFormed(clean))
                .isTrue());
    }
}
