package maf.local.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarTextTest {
    @ParameterizedTest
    @ValueSource(strings = {"1582-10-04", "1582-10-10", "1582-10-15", "0001-01-01", "2026-11-22", "-0043-03-15"})
    void datesAreThoseOfTodaysCalendar(String day) {
        var millis = LocalDate.parse(day).toEpochDay() * 86_400_000;

        assertThat(CalendarText.of(new Date(millis))).isEqualTo(day);
        assertThat(CalendarText.of(new Date(millis + 3_600_000))).isEqualTo(day);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-22T10:00:00Z, 2026-11-22 10:00:00.0",
        "2026-11-22T10:00:00.120Z, 2026-11-22 10:00:00.12",
        "1582-10-04T23:59:59.123456789Z, 1582-10-04 23:59:59.123456789",
        "0001-01-01T00:00:00.001Z, 0001-01-01 00:00:00.001"
    })
    void timesKeepTheirDigits(String moment, String text) {
        assertThat(CalendarText.of(Timestamp.from(Instant.parse(moment)))).isEqualTo(text);
    }
}
