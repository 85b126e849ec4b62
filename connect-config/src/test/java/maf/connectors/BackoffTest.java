package maf.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff backoff = new Backoff();

    @Test
    void theFirstAttemptIsDueAtOnce() {
        assertThat(backoff.due(-5_000)).isTrue();
    }

    @Test
    void pausesDoubleUpToAMinute() {
        var pauses = new ArrayList<Long>();
        long now = 100;
        for (int attempt = 0; attempt < 9; attempt++) {
            backoff.attempted(now);
            long from = now;
            while (!backoff.due(now)) {
                now += 100;
            }
            pauses.add(now - from);
        }
        assertThat(pauses)
                .isEqualTo(List.of(1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 32_000L, 60_000L, 60_000L, 60_000L));
    }

    @Test
    void resetRestartsThePauses() {
        // Given
        backoff.attempted(0);
        backoff.attempted(1_000);
        // When
        backoff.reset();
        // Then
        assertThat(backoff.due(1_000)).isTrue();
        backoff.attempted(1_000);
        assertThat(backoff.due(2_000)).isTrue();
    }
}
