package maf.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A time in which versions ran ahead of the clock, because a clock had jumped: events of that time have versions at its end, so
 * no state within it is known.
 *
 * @param from when it began
 * @param until the first moment after the highest version
 */
public record VersionLead(Instant from, Instant until) {
    private static final Pattern FORMAT = Pattern.compile("([0-9]{1,18})-([0-9]{1,18})");

    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final int SHARE = 4;

    static Optional<VersionLead> read(String value) {
        var match = FORMAT.matcher(value == null ? "" : value);
        return match.matches()
                ? Optional.of(new VersionLead(
                        Instant.ofEpochMilli(Long.parseLong(match.group(1))),
                        Instant.ofEpochMilli(Long.parseLong(match.group(2)))))
                : Optional.empty();
    }

    /** As a value of the table's descriptor. */
    public String write() {
        return from.toEpochMilli() + "-" + until.toEpochMilli();
    }

    boolean contains(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    /** Ends later: versions of this time go on rising a little, and to say so costs the table a moment each time. */
    public VersionLead prolonged() {
        var more = Duration.between(from, until).dividedBy(SHARE);
        return new VersionLead(from, until.plus(more.compareTo(LEAST) > 0 ? more : LEAST));
    }

    /** Whether this says everything that the other says. */
    public boolean covers(VersionLead other) {
        return !from.isAfter(other.from) && !until.isBefore(other.until);
    }

    /** One time that has both in it. */
    public VersionLead with(VersionLead other) {
        return new VersionLead(
                from.isBefore(other.from) ? from : other.from, until.isAfter(other.until) ? until : other.until);
    }
}
