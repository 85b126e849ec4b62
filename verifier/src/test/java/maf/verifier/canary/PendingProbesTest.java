package maf.verifier.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Which probes have arrived, which are due for a query, and which are lost. */
class PendingProbesTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long START = 1_000 * SECOND;

    private final PendingProbes pending = new PendingProbes(Duration.ofSeconds(32));
    private final Map<Long, Long> seen = new HashMap<>();
    private final List<Long> lost = new ArrayList<>();

    private void write(long number, long nanos) {
        pending.add(
                new Probe(new ProbeKey("mysql", Probe.slot(number)), number, nanos, 0),
                probe -> lost.add(probe.number()));
    }

    private void show(long now, long... numbers) {
        var rows = new HashMap<ProbeKey, Long>();
        for (var number : numbers) {
            rows.put(new ProbeKey("mysql", Probe.slot(number)), number);
        }
        pending.confirm(
                rows, now, (probe, nanos) -> seen.put(probe.number(), nanos), probe -> lost.add(probe.number()));
    }

    @Test
    void aShownProbeHasArrivedAndTheOthersWait() {
        write(1, START);
        write(2, START + SECOND);

        show(START + 2 * SECOND, 1);

        assertThat(seen).isEqualTo(Map.of(1L, 2 * SECOND));
        assertThat(pending.oldest())
                .hasValueSatisfying(probe -> assertThat(probe.number()).isEqualTo(2));
        assertThat(pending.waitingSeconds(START + 4 * SECOND)).isEqualTo(3);
        assertThat(lost).isEmpty();
    }

    @Test
    void anOlderRowProvesNothing() {
        write(1 + Probe.SLOTS, START);

        show(START + SECOND, 1);

        assertThat(seen).isEmpty();
    }

    @Test
    void aProbeThatWasOverwrittenArrivesWithItsSuccessor() {
        write(1, START);
        write(1 + Probe.SLOTS, START + 64 * SECOND);

        show(START + 65 * SECOND, 1 + Probe.SLOTS);

        assertThat(seen).isEqualTo(Map.of(1L, 65 * SECOND, 1L + Probe.SLOTS, SECOND));
        assertThat(lost).isEmpty();
    }

    @Test
    void aProbeOvertakenForLongIsLost() {
        write(1, START);
        write(2, START + SECOND);
        show(START + 2 * SECOND, 2);

        show(START + 34 * SECOND);
        assertThat(lost).isEmpty();

        show(START + 35 * SECOND);
        assertThat(lost).containsExactly(1L);
        assertThat(pending.waitingSeconds(START + 36 * SECOND)).isZero();
    }

    @Test
    void duringAnOutageNothingIsLostForAnHour() {
        for (var number = 1; number <= 3600; number++) {
            write(number, START + number * SECOND);
            show(START + number * SECOND);
        }
        assertThat(lost).isEmpty();

        write(3601, START + 3601 * SECOND);
        assertThat(lost).containsExactly(1L);
    }

    @Test
    void anOldProbeIsQueriedLessOftenThanANewOne() {
        write(1, START);
        write(2, START + 60 * SECOND);
        var now = START + 60 * SECOND + PendingProbes.RESOLUTION.toNanos();

        assertThat(pending.due(now)).containsExactly(new ProbeKey("mysql", 1), new ProbeKey("mysql", 2));
        assertThat(pending.due(now + 1)).isEmpty();
        assertThat(pending.due(now + PendingProbes.RESOLUTION.toNanos())).containsExactly(new ProbeKey("mysql", 2));
        assertThat(pending.due(now + 4 * SECOND)).contains(new ProbeKey("mysql", 1));
    }
}
