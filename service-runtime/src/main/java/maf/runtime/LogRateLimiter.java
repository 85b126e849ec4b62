package maf.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Limits the log lines for each kind of event: the first ten of a minute are logged, then the hundredth, the thousandth and so
 * on, each with its number, so that no timer has to summarize the others. For any thread.
 */
public final class LogRateLimiter {
    private static final long FIRST = 10;
    private static final long MINUTE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private final Map<String, Minute> minutes = new ConcurrentHashMap<>();

    private record Minute(long began, long events) {
        Minute next(long now) {
            return now - began < MINUTE_NANOS ? new Minute(began, events + 1) : new Minute(now, 1);
        }
    }

    public LogRateLimiter() {
        this(System::nanoTime);
    }

    /** @param nanos as {@link System#nanoTime()} */
    LogRateLimiter(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Counts an event.
     *
     * @param kind one of few, never a key or an offset: each is remembered
     * @return its number of this kind in this minute, or empty when it is not to be logged
     */
    public OptionalLong next(String kind) {
        var now = nanos.getAsLong();
        var events = minutes.compute(kind, (name, minute) -> minute == null ? new Minute(now, 1) : minute.next(now))
                .events();
        return events <= FIRST || isPowerOfTen(events) ? OptionalLong.of(events) : OptionalLong.empty();
    }

    private static boolean isPowerOfTen(long number) {
        var rest = number;
        while (rest % 10 == 0) {
            rest /= 10;
        }
        return rest == 1;
    }
}
