package maf.verifier.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class TickerTest {
    private static final long LENGTH_MS = 200;

    @Test
    void ticksCoincideWheneverTheyBegan() throws InterruptedException {
        for (var begun = 0; begun < 2; begun++) {
            new Ticker(Duration.ofMillis(70)).await();
            var ticker = new Ticker(Duration.ofMillis(LENGTH_MS));
            var late = new ArrayList<Long>();
            for (var count = 0; count < 5; count++) {
                ticker.await();
                late.add(System.currentTimeMillis() % LENGTH_MS);
            }
            // a busy machine wakes a thread late, but rarely each time
            assertThat(Collections.min(late)).isLessThan(20);
        }
    }
}
