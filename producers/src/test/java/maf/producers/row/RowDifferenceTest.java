package maf.producers.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RowDifferenceTest {
    @Test
    void insertsUpdatesAndDeletes() {
        assertThat(difference(
                        List.of(row(1, "a"), row(2, "new"), row(4, "d")),
                        List.of(row(1, "a"), row(2, "b"), row(3, "c"))))
                .containsExactly(Change.update(row(2, "new")), Change.delete(3), Change.insert(row(4, "d")));
    }

    @Test
    void isEmptyBetweenEqualRowsAndWholeAgainstNone() {
        var rows = List.of(row(Long.MIN_VALUE, "a"), row(Long.MAX_VALUE, null));

        assertThat(difference(rows, rows)).isEmpty();
        assertThat(difference(rows, List.of()))
                .hasSize(2)
                .allMatch(change -> change.operation() == Change.Operation.INSERT);
        assertThat(difference(List.of(), rows)).hasSize(2).allMatch(change -> change.row() == null);
    }

    @Test
    void turnsAnyRowsIntoAnyOthers() {
        var seed = new Random().nextLong();
        var dice = new Random(seed);
        for (var round = 0; round < 200; round++) {
            var present = rows(dice);
            var wanted = rows(dice);

            var became = new TreeMap<Long, ExportRow>();
            present.forEach(row -> became.put(row.id(), row));
            for (var change : difference(wanted, present)) {
                if (change.row() == null) {
                    became.remove(change.id());
                } else {
                    became.put(change.id(), change.row());
                }
            }

            assertThat(became.values()).as("seed %d", seed).containsExactlyElementsOf(wanted);
        }
    }

    @Test
    void putsChangesOfOneRowIntoLayersInTheirOrder() {
        var layers = IndependentChanges.of(List.of(
                Change.insert(row(1, "a")), Change.insert(row(2, "b")), Change.delete(1), Change.insert(row(1, "c"))));

        assertThat(layers)
                .containsExactly(
                        new IndependentChanges(List.of(row(1, "a"), row(2, "b")), List.of()),
                        new IndependentChanges(List.of(), List.of(1L)),
                        new IndependentChanges(List.of(row(1, "c")), List.of()));
    }

    private static List<ExportRow> rows(Random dice) {
        var rows = new TreeMap<Long, ExportRow>();
        for (var count = dice.nextInt(20); count > 0; count--) {
            var id = dice.nextInt(15);
            rows.put((long) id, row(id, dice.nextBoolean() ? "a" : "b"));
        }
        return new ArrayList<>(rows.values());
    }

    private static List<Change> difference(List<ExportRow> wanted, List<ExportRow> present) {
        var changes = new ArrayList<Change>();
        new RowDifference(wanted.iterator(), present.iterator()).forEachRemaining(changes::add);
        return changes;
    }

    private static ExportRow row(long id, String title) {
        return new ExportRow(id, title, BigDecimal.ONE, true, null);
    }
}
