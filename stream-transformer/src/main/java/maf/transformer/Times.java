package maf.transformer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * Dates and moments as the connectors write them with {@code time.precision.mode=isostring} (a date may end in Z), and
 * MongoDB's Date. A moment without a zone is in UTC.
 */
final class Times {
    private static final Pattern DATE = Pattern.compile("([+-]?[0-9]{4,9}-[0-9]{2}-[0-9]{2})Z?");

    private Times() {}

    /** A day; a moment is one when it is its midnight in UTC. */
    static LocalDate date(Object read) {
        if (read instanceof String text) {
            var date = DATE.matcher(text);
            if (date.matches()) {
                try {
                    return LocalDate.parse(date.group(1));
                } catch (DateTimeException e) { // its message quotes the content
                    throw Conversion.mismatch("is no date of the calendar");
                }
            }
        }
        var moment = timestamp(read);
        if (!moment.equals(moment.truncatedTo(ChronoUnit.DAYS))) {
            throw new RefusedException(Reason.NOT_EXACT, "has a time of day, which DATE would lose");
        }
        return moment.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    /** A moment; a day is its midnight in UTC. */
    static Instant timestamp(Object read) {
        if (read instanceof Instant moment) {
            return moment;
        }
        if (read instanceof String text) {
            try {
                if (DATE.matcher(text).matches()) {
                    return date(text).atStartOfDay(ZoneOffset.UTC).toInstant();
                }
                var iso = text.replace(' ', 'T');
                return hasZone(iso)
                        ? OffsetDateTime.parse(iso).toInstant()
                        : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            } catch (DateTimeException e) { // its message quotes the content
                throw Conversion.mismatch("is no date and time as ISO 8601 writes it");
            }
        }
        throw Conversion.mismatch("is no date or time: numbers do not say what they count");
    }

    private static boolean hasZone(String iso) {
        var time = iso.substring(iso.indexOf('T') + 1);
        return time.endsWith("Z") || time.contains("+") || time.contains("-");
    }
}
