package maf.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import maf.contract.TableContract;
import org.junit.jupiter.api.Test;

/** Thousands of small worlds in which rows move while they are read again. */
class RecheckTest {
    private static final int WORLDS = 3_000;
    private static final TableContract CONTRACT = TestContracts.of("movie", "id BIGINT", "value BIGINT");
    private static final long QUIET = MovingRows.HOT; // and above

    private final RowCoding coding = new RowCoding(CONTRACT);

    @Test
    void rowsThatOnlyMoveAreNeverDrift() throws Exception {
        var first = ThreadLocalRandom.current().nextLong();
        var unsettled = 0;
        for (var seed = first; seed < first + WORLDS; seed++) {
            // Given
            var world = new MovingRows(new Random(seed));

            // When
            var rows = decide(world);

            // Then
            assertThat(rows).as("seed " + seed).noneMatch(row -> row.check().verdict() instanceof Verdict.Drift);
            unsettled +=
                    (int) rows.stream().filter(row -> !row.check().isDecided()).count();
        }
        assertThat(unsettled).as("unsettled, seeds from " + first).isZero();
    }

    @Test
    void everyPlantedFaultIsFoundAndNamed() throws Exception {
        var first = ThreadLocalRandom.current().nextLong();
        for (var seed = first; seed < first + WORLDS; seed++) {
            // Given
            var world = new MovingRows(new Random(seed));
            world.corrupt(QUIET);
            world.drop(QUIET + 1);
            world.leaveOver(QUIET + 2);
            world.loseEventsOf(QUIET + 3);
            world.changeNow(QUIET + 3);

            // When
            var rows = decide(world);

            // Then
            assertThat(kinds(rows)).as("seed " + seed).satisfies(kinds -> {
                assertThat(kinds.get(0)).isIn(Verdict.Kind.DIFFERENT, Verdict.Kind.LEFT_OVER);
                assertThat(kinds.get(1)).isEqualTo(Verdict.Kind.MISSING);
                assertThat(kinds.get(2)).isEqualTo(Verdict.Kind.LEFT_OVER);
                assertThat(kinds.get(3)).isNotNull();
                assertThat(kinds.subList(4, kinds.size())).containsOnlyNulls();
            });
            assertThat(kinds(rows, 0, QUIET)).as("seed " + seed).containsOnlyNulls();
        }
    }

    @Test
    void aRowWhoseEventsAreLostIsFoundWhileItGoesOnChanging() throws Exception {
        var first = ThreadLocalRandom.current().nextLong();
        for (var seed = first; seed < first + WORLDS; seed++) {
            // Given
            var world = new MovingRows(new Random(seed));
            world.loseEventsOf(0);
            world.corrupt(0); // so that the source never has what the store has

            // When
            var rows = decide(world);

            // Then
            assertThat(kinds(rows, 0, 1)).as("seed " + seed).doesNotContainNull();
        }
    }

    private List<Candidate> decide(MovingRows world) throws UnavailableException, InterruptedException {
        var topic = "mysql.maf.movie";
        var share = new SourceShare(CONTRACT, CONTRACT.sources().get(0), world.sourceTable(topic));
        var sides = new Sides(CONTRACT, List.of(share), world.storeTable(topic), Map.of());
        var rows = new ArrayList<Candidate>();
        for (var key : MovingRows.keys()) {
            rows.add(new Candidate(coding.rowKey(key), new RowCheck(3 * RowCheck.QUIET_ROUND)));
        }
        new Recheck(new RowReads(sides, coding), world.lag(), Duration.ofMinutes(2), world::nanos).decide(rows);
        return rows;
    }

    private static List<Verdict.Kind> kinds(List<Candidate> rows) {
        return kinds(rows, QUIET, rows.size());
    }

    private static List<Verdict.Kind> kinds(List<Candidate> rows, long from, long to) {
        var kinds = new ArrayList<Verdict.Kind>();
        for (var row : rows.subList((int) from, (int) to)) {
            kinds.add(row.check().verdict() instanceof Verdict.Drift drift ? drift.kind() : null);
        }
        return kinds;
    }
}
