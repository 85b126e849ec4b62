package maf.transformer.quarantine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import maf.transformer.tool.ToolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuarantineFilterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "30s, 2026-11-22T09:59:30Z",
        "30m, 2026-11-22T09:30:00Z",
        "2h, 2026-11-22T08:00:00Z",
        "7d, 2026-11-15T10:00:00Z",
        "2026-11-20, 2026-11-20T00:00:00Z",
        "2026-11-20T01:02:03Z, 2026-11-20T01:02:03Z",
    })
    void readsATimeOrADuration(String text, Instant moment) {
        assertThat(QuarantineFilter.moment(text, NOW)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "5", "-2h", "2026-13-01", "2026-11-20T01:02:03"})
    void refusesInvalidTimes(String text) {
        assertThatThrownBy(() -> QuarantineFilter.moment(text, NOW))
                .isInstanceOf(ToolException.class)
                .hasMessageContaining("is not a time");
    }

    @Test
    void nothingInARecordMovesTheCursor() {
        assertThat(QuarantineShow.printable("a\u001b[2J\nž🎬")).isEqualTo("a\\u001b[2J\\u000až🎬");
    }
}
