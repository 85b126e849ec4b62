package maf.contract.typing;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;
import maf.contract.wire.QuarantineReason;

/**
 * Dates and times as the connectors write them with {@code time.precision.mode=isostring} (a date may end in Z), and as
 * database drivers give them. A time without a zone is in UTC.
 */
public final class Times {
    private static final Pattern DATE = Pattern.compile("([+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2})Z?");
    /**
     * How Debezium writes PostgreSQL's infinite times: first those of DATE, while streaming and in a snapshot, then those of
     * TIMESTAMP. No DATE reaches these years; a real TIMESTAMP could equal one of these values to the tenth of a second.
     */
    private static final Set<String> INFINITE = Set.of(
            "-5877611-06-21Z",
            "-5877611-06-22Z",
            "+292278994-08-16Z",
            "+292269055-12-02Z",
            "+294247-01-10T04:00:25.2Z",
            "-290308-12-21T19:59:27.6Z");
    /** Phoenix holds milliseconds in 64 bits. */
    private static final Instant FIRST = Instant.ofEpochMilli(Long.MIN_VALUE);

    private static final Instant LAST = Instant.ofEpochMilli(Long.MAX_VALUE);
    /** How it writes those of TIMESTAMP WITH TIME ZONE. */
    private static final Set<String> NAMED_INFINITE = Set.of("infinity", "-infinity");

    private Times() {}

    /** Refuses a far date that stands for an infinite one, also in an array: in the store it would look like a date. */
    static void refuseInfinity(Object source) {
        if (source == InfiniteTime.INSTANCE || (source instanceof String text && isInfinite(text))) {
            throw infinite();
        }
        if (source instanceof ArrayNode array) {
            array.forEach(element -> refuseInfinity(element.textValue()));
        }
    }

    private static boolean isInfinite(String text) {
        return !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') && INFINITE.contains(text);
    }

    private static RefusedException infinite() {
        return new RefusedException(QuarantineReason.NOT_FINITE, "is an infinite date or time");
    }

    /** A date; a time is accepted if it is midnight in UTC. */
    static LocalDate date(Object read) {
        if (read instanceof LocalDate date) {
            return inRange(date);
        }
        if (read instanceof String text) {
            refuseInfinity(text);
            var date = DATE.matcher(text);
            if (date.matches()) {
                try {
                    return inRange(LocalDate.parse(date.group(1)));
                } catch (DateTimeException e) { // its message quotes the content
                    throw ColumnConversion.mismatch("is not a date of the calendar");
                }
            }
        }
        var moment = timestamp(read);
        if (!moment.equals(moment.truncatedTo(ChronoUnit.DAYS))) {
            throw new RefusedException(QuarantineReason.NOT_EXACT, "has a time of day, which DATE would lose");
        }
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** A time; a date is its midnight in UTC. */
    public static Instant timestamp(Object read) {
        if (read instanceof Instant moment) {
            return inRange(moment);
        }
        if (read instanceof LocalDate date) {
            return inRange(date).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        refuseInfinity(read);
        if (read instanceof String text) {
            if (NAMED_INFINITE.contains(text)) {
                throw infinite();
            }
            try {
                if (DATE.matcher(text).matches()) {
                    return date(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                }
                var iso = text.replace(' ', 'T');
                return inRange(
                        hasZone(iso)
                                ? OffsetDateTime.parse(iso).toInstant()
                                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC));
            } catch (DateTimeException e) { // its message quotes the content
                throw ColumnConversion.mismatch("is not an ISO 8601 date and time");
            }
        }
        throw ColumnConversion.mismatch("is not a date or time: a number has no unit");
    }

    private static LocalDate inRange(LocalDate date) {
        inRange(date.atStartOfDay(ZoneOffset.UTC).toInstant());
        return date;
    }

    private static Instant inRange(Instant moment) {
        if (moment.isBefore(FIRST) || moment.isAfter(LAST)) {
            throw new RefusedException(
                    QuarantineReason.NOT_EXACT, "is beyond 292 million years, which the store cannot hold");
        }
        return moment;
    }

    private static boolean hasZone(String iso) {
        var time = iso.substring(iso.indexOf('T') + 1);
        return time.endsWith("Z") || time.contains("+") || time.contains("-");
    }
}
