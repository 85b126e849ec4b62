package maf.local.command;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/**
 * Dates and times as the databases write them: in today's calendar, also before it was introduced in 1582, and in UTC. The
 * texts of {@code java.sql.Date} and {@code Timestamp} have the Julian calendar before that day.
 */
final class CalendarText {
    private static final long SECOND_MS = 1_000;
    private static final long DAY_MS = 86_400_000;
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .toFormatter();

    private CalendarText() {}

    static String of(java.sql.Date date) {
        return LocalDate.ofEpochDay(Math.floorDiv(date.getTime(), DAY_MS)).toString();
    }

    static String of(java.sql.Timestamp moment) {
        var seconds = Math.floorDiv(moment.getTime(), SECOND_MS);
        var utc = LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds, moment.getNanos()), ZoneOffset.UTC);
        return utc.toLocalDate() + " " + TIME.format(utc);
    }
}
