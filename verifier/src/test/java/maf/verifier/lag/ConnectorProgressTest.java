package maf.verifier.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConnectorProgressTest {
    private static final Instant ASKED = Instant.parse("2026-11-22T10:00:00Z");

    private final ConnectorProgress progress = new ConnectorProgress(ASKED, Duration.ofSeconds(3));

    @Test
    void aLaterCommitIsProof() {
        progress.change(ASKED.minusMillis(1), after(100));
        assertThat(progress.passed(after(200))).isFalse();

        progress.change(ASKED, after(300));
        assertThat(progress.passed(after(300))).isTrue();
    }

    @Test
    void aBacklogIsNoProofHoweverManyHeartbeats() {
        for (var at = 0; at < 60_000; at += 1000) {
            progress.change(ASKED.minusSeconds(90).plusMillis(at), after(at));
            progress.heartbeat(after(at));
            assertThat(progress.passed(after(at + 500))).isFalse();
        }
        assertThat(progress.alive()).isTrue();
    }

    @Test
    void silenceIsProofOnlyWithAHeartbeat() {
        assertThat(progress.passed(after(60_000))).isFalse();
        assertThat(progress.alive()).isFalse();

        progress.heartbeat(after(61_000));
        assertThat(progress.passed(after(61_000))).isTrue();
    }

    @Test
    void aHeartbeatSoonAfterAChangeIsNoProof() {
        progress.change(ASKED.minusSeconds(5), after(4000));
        progress.heartbeat(after(5000));
        assertThat(progress.passed(after(6999))).isFalse();
        assertThat(progress.passed(after(7000))).isTrue();
    }

    private static Instant after(long millis) {
        return ASKED.plusMillis(millis);
    }
}
