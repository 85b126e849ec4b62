package maf.verifier.typing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Days and moments as the contract's columns take them. What has no zone is in UTC. */
public final class SourceTimes {
    private static final Pattern DAY = Pattern.compile("[+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2}Z?");
    private static final Pattern ZONED = Pattern.compile(".*T.*[Z+-].*");
    // Phoenix counts milliseconds in 64 bits.
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);
    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);

    private SourceTimes() {}

    static LocalDate date(Object plain) {
        if (plain instanceof LocalDate date) {
            return inRange(date);
        }
        if (plain instanceof String text && DAY.matcher(text).matches()) {
            return day(text);
        }
        var moment = moment(plain).atOffset(ZoneOffset.UTC);
        if (!moment.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw Refusal.NOT_EXACT.exception();
        }
        return moment.toLocalDate();
    }

    public static Instant moment(Object plain) {
        if (plain instanceof Instant moment) {
            return inRange(moment);
        }
        if (plain instanceof LocalDate date) {
            return midnight(inRange(date));
        }
        if (plain instanceof String text) {
            return parse(text);
        }
        throw (plain instanceof InfiniteTime ? Refusal.NOT_FINITE : Refusal.TYPE_MISMATCH).exception();
    }

    private static Instant parse(String text) {
        if (text.equals("infinity") || text.equals("-infinity")) {
            throw Refusal.NOT_FINITE.exception();
        }
        if (DAY.matcher(text).matches()) {
            return midnight(day(text));
        }
        try {
            var iso = text.replace(' ', 'T');
            return inRange(
                    ZONED.matcher(iso).matches()
                            ? OffsetDateTime.parse(iso).toInstant()
                            : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw Refusal.TYPE_MISMATCH.exception();
        }
    }

    private static LocalDate day(String text) {
        try {
            return inRange(LocalDate.parse(text.endsWith("Z") ? text.substring(0, text.length() - 1) : text));
        } catch (DateTimeException e) {
            throw Refusal.TYPE_MISMATCH.exception();
        }
    }

    private static Instant midnight(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate inRange(LocalDate date) {
        inRange(midnight(date));
        return date;
    }

    private static Instant inRange(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw Refusal.NOT_EXACT.exception();
        }
        return moment;
    }
}
