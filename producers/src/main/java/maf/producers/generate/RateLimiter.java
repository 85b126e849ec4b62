package maf.producers.generate;

import java.time.Duration;
import maf.producers.config.GenerateConfig;

/** Limits rows to a rate with bursts. Times are nanoseconds of one clock. */
final class RateLimiter {
    // After an outage, the database does not get all missed rows at once.
    private static final long MOST_CATCH_UP = Duration.ofSeconds(1).toNanos();

    private final double rate;
    private final GenerateConfig.Burst burst;
    private final long start;
    private long due;

    /** {@code rate} is in rows per second; 0 means no limit. */
    RateLimiter(double rate, GenerateConfig.Burst burst, long start) {
        this.rate = rate;
        this.burst = burst;
        this.start = start;
        due = start;
    }

    /** Returns how long after {@code now} the next rows may follow if {@code rows} are written now. */
    long nanosUntilNext(int rows, long now) {
        if (rate == 0) {
            return 0;
        }
        due = Math.max(due, now - MOST_CATCH_UP) + (long) (rows * 1e9 / rateAt(due));
        return Math.max(0, due - now);
    }

    private double rateAt(long moment) {
        var sinceBegin = (moment - start) / 1_000_000 % burst.everyMs();
        return sinceBegin < burst.lengthMs() && burst.factor() > 0 ? rate * burst.factor() : rate;
    }
}
