package maf.contract.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CleansingFunctionTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "NULL",
            value = {
                "trim|' \u00a0\u3000a b\t\u2003'|a b",
                "trim|' \u00a0 '|''",
                "collapse-spaces|'a \u00a0\n b'|a b",
                "nfc|e\u0301|\u00e9",
                "lower|ÀB|àb",
                "upper|straße|STRASSE",
                "empty-to-null|''|NULL",
                "empty-to-null|' '|' '",
                "zero-date-to-null|0000-00-00 00:00:00|NULL",
                "zero-date-to-null|2026-01-01|2026-01-01",
            })
    void cleansesText(String function, String text, String cleansed) {
        assertThat(CleansingFunction.of(function).apply(text)).isEqualTo(cleansed);
    }

    @Test
    void roundsHalvesAwayFromZeroAndLeavesShorterNumbersAlone() {
        var round = CleansingFunction.of("round(2)");

        assertThat(round.apply(new BigDecimal("-1.005"))).isEqualTo(new BigDecimal("-1.01"));
        assertThat(round.apply(new BigDecimal("1.5"))).isEqualTo(new BigDecimal("1.5"));
        assertThat(round.apply(1.005)).isEqualTo(new BigDecimal("1.01"));
        assertThat(round.apply(7L)).isEqualTo(7L);
    }

    @Test
    void namesTheFunctionsItKnows() {
        assertThatThrownBy(() -> CleansingFunction.of("polish")).hasMessageContaining("trim, collapse-spaces, nfc");
    }
}
