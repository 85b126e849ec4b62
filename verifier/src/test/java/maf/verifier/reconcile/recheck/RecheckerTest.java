package maf.verifier.reconcile.recheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import maf.contract.model.TableContract;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.TestContracts;
import maf.verifier.table.TableSides;
import maf.verifier.table.TableSource;
import maf.verifier.table.UnavailableException;
import org.junit.jupiter.api.Test;

/** Thousands of small simulations in which rows change while they are read again. */
class RecheckerTest {
    private static final int SIMULATIONS = 3_000;
    private static final TableContract CONTRACT = TestContracts.of("movie", "id BIGINT", "value BIGINT");
    private static final long QUIET = MovingRows.HOT; // and above

    private final RowEncoding encoding = new RowEncoding(CONTRACT);

    @Test
    void rowsThatOnlyChangeAreNeverDrift() throws Exception {
        var first = ThreadLocalRandom.current().nextLong();
        var unsettled = 0;
        for (var seed = first; seed < first + SIMULATIONS; seed++) {
            // Given
            var simulation = new MovingRows(new Random(seed));

            // When
            var rows = decide(simulation);

            // Then
            assertThat(rows).as("seed " + seed).noneMatch(row -> row.check().verdict() instanceof RowVerdict.Drift);
            unsettled +=
                    (int) rows.stream().filter(row -> !row.check().isDecided()).count();
        }
        assertThat(unsettled).as("unsettled, seeds from " + first).isZero();
    }

    @Test
    void everyPlantedFaultIsFoundAndNamed() throws Exception {
        var first = ThreadLocalRandom.current().nextLong();
        for (var seed = first; seed < first + SIMULATIONS; seed++) {
            // Given
            var simulation = new MovingRows(new Random(seed));
            simulation.corrupt(QUIET);
            simulation.drop(QUIET + 1);
            simulation.leaveOver(QUIET + 2);
            simulation.loseEventsOf(QUIET + 3);
            simulation.changeNow(QUIET + 3);

            // When
            var rows = decide(simulation);

            // Then
            assertThat(kinds(rows)).as("seed " + seed).satisfies(kinds -> {
                assertThat(kinds.get(0)).isIn(RowVerdict.Kind.DIFFERENT, RowVerdict.Kind.LEFT_OVER);
                assertThat(kinds.get(1)).isEqualTo(RowVerdict.Kind.MISSING);
                assertThat(kinds.get(2)).isEqualTo(RowVerdict.Kind.LEFT_OVER);
                assertThat(kinds.get(3)).isNotNull();
                assertThat(kinds.subList(4, kinds.size())).containsOnlyNulls();
            });
            assertThat(kinds(rows, 0, QUIET)).as("seed " + seed).containsOnlyNulls();
        }
    }

    @Test
    void aRowWithLostEventsIsFoundWhileItKeepsChanging() throws Exception {
        var first = ThreadLocalRandom.current().nextLong();
        for (var seed = first; seed < first + SIMULATIONS; seed++) {
            // Given
            var simulation = new MovingRows(new Random(seed));
            simulation.loseEventsOf(0);
            simulation.corrupt(0); // so that the source never has the value of the store

            // When
            var rows = decide(simulation);

            // Then
            assertThat(kinds(rows, 0, 1)).as("seed " + seed).doesNotContainNull();
        }
    }

    private List<SuspectRow> decide(MovingRows simulation) throws UnavailableException, InterruptedException {
        var topic = "mysql.maf.movie";
        var share = new TableSource(CONTRACT, CONTRACT.sources().get(0), simulation.sourceTable(topic));
        var sides = new TableSides(CONTRACT, List.of(share), simulation.storeTable(topic), Map.of());
        var rows = new ArrayList<SuspectRow>();
        for (var key : MovingRows.keys()) {
            rows.add(new SuspectRow(encoding.rowKey(key), new DriftCheck(3 * DriftCheck.QUIET_ROUND)));
        }
        new Rechecker(new RowReader(sides, encoding), simulation.lag(), Duration.ofMinutes(2), simulation::nanos)
                .decide(rows);
        return rows;
    }

    private static List<RowVerdict.Kind> kinds(List<SuspectRow> rows) {
        return kinds(rows, QUIET, rows.size());
    }

    private static List<RowVerdict.Kind> kinds(List<SuspectRow> rows, long from, long to) {
        var kinds = new ArrayList<RowVerdict.Kind>();
        for (var row : rows.subList((int) from, (int) to)) {
            kinds.add(row.check().verdict() instanceof RowVerdict.Drift drift ? drift.kind() : null);
        }
        return kinds;
    }
}
