package maf.inspect.finding;

import java.time.Duration;

/**
 * How long the first snapshot takes, by the rates that were measured (docs/benchmarks.md).
 *
 * @param rows of all captured tables
 * @param bytes of these rows
 */
public record SnapshotEstimate(long rows, long bytes) {
    private static final long ROWS_PER_SECOND = 8_000;
    private static final long BYTES_PER_SECOND = 4L * 1024 * 1024;

    /** Whichever takes longer: the number of the rows or their size. */
    public Duration time() {
        return Duration.ofSeconds(Math.max(rows / ROWS_PER_SECOND, bytes / BYTES_PER_SECOND));
    }

    /** The estimate as a finding, which is never an alarm. */
    public Finding finding() {
        return Finding.ok(
                CheckCode.SNAPSHOT_TIME,
                String.format(
                        "About %,d rows of %,d MB: the first snapshot takes about %s",
                        rows, bytes / (1024 * 1024), text(time())));
    }

    /** As people say it: 40 s, 12 min, 3 h, 7 days. */
    public static String text(Duration time) {
        if (time.toMinutes() < 2) {
            return time.toSeconds() + " s";
        }
        if (time.toHours() < 2) {
            return time.toMinutes() + " min";
        }
        return time.toDays() < 3 ? time.toHours() + " h" : time.toDays() + " days";
    }
}
