package maf.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** A point in time as a person writes it; without an offset it is in UTC, like the tables' own timestamps. */
final class AsOfTime {
    private AsOfTime() {}

    /** Truncated to milliseconds, the precision of the store's versions. */
    static Instant read(String text) throws AsOfException {
        var written = text.strip().replaceFirst("^([0-9-]{10})[ t]", "$1T").replaceFirst("z$", "Z");
        try {
            return Instant.ofEpochMilli(instant(written).toEpochMilli());
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new AsOfException("--as-of takes a time such as 2026-11-22T10:00:00Z, 2026-11-22T12:00:00+02:00"
                    + " or 2026-11-22 (midnight UTC), not '" + text + "'");
        }
    }

    private static Instant instant(String text) {
        if (text.length() == "2026-11-22".length()) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        var offset = text.substring(Math.min(text.length(), 10)).matches(".*(Z|[+-][0-9:]+)");
        return offset
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
