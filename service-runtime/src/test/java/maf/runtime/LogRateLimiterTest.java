package maf.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** How many of many equal events are logged. */
class LogRateLimiterTest {
    private final AtomicLong now = new AtomicLong(TimeUnit.HOURS.toNanos(7));
    private final LogRateLimiter pace = new LogRateLimiter(now::get);

    private List<Long> told(String kind, int events) {
        var told = new ArrayList<Long>();
        for (var i = 0; i < events; i++) {
            pace.next(kind).ifPresent(told::add);
        }
        return told;
    }

    @Test
    void aMillionInAMinuteAreFifteenLinesThatSayHowMany() {
        assertThat(told("movie rule-refused", 1_000_000))
                .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 100L, 1000L, 10_000L, 100_000L, 1_000_000L);
    }

    @Test
    void eachKindHasItsOwn() {
        // Given
        told("movie rule-refused", 50);
        // When, Then
        assertThat(told("person rule-refused", 1)).containsExactly(1L);
    }

    @Test
    void theNextMinuteBeginsAnew() {
        // Given
        told("movie rule-refused", 50);
        // When
        now.addAndGet(TimeUnit.SECONDS.toNanos(59));
        assertThat(told("movie rule-refused", 1)).isEmpty();
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        // Then
        assertThat(told("movie rule-refused", 11)).hasSize(10).startsWith(1L);
    }
}
