package maf.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsOfTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00.123456Z, 2026-11-22T10:00:00.123Z",
        "2026-11-22T12:00:00+02:00, 2026-11-22T10:00:00Z",
        "2026-11-22 12:00+02:00, 2026-11-22T10:00:00Z",
        "2026-11-22 10:00, 2026-11-22T10:00:00Z",
        "2026-11-22, 2026-11-22T00:00:00Z",
        "' 2026-11-22t10:00:00z ', 2026-11-22T10:00:00Z",
    })
    void readsWhatPeopleWrite(String text, String moment) throws AsOfException {
        assertThat(AsOfTime.read(text)).hasToString(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2026-13-01", "22.11.2026", "10:00", "1795395700000", "2026-11-22T25:00:00Z"})
    void showsHowToWriteOne(String text) {
        assertThatThrownBy(() -> AsOfTime.read(text))
                .isInstanceOf(AsOfException.class)
                .hasMessage("--as-of takes a time such as 2026-11-22T10:00:00Z, 2026-11-22T12:00:00+02:00"
                        + " or 2026-11-22 (midnight UTC), not '" + text + "'");
    }
}
