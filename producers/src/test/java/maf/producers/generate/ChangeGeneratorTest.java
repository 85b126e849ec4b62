package maf.producers.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import maf.producers.config.GenerateConfig;
import maf.producers.config.GenerateConfig.Burst;
import maf.producers.config.GenerateConfig.Mix;
import maf.producers.row.Change;
import maf.producers.row.Change.Operation;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangeGeneratorTest {
    private static final Burst NO_BURST = new Burst(1, 0, 60_000);

    @ParameterizedTest
    @EnumSource
    void repeatsItselfWithOneSeedAndNotWithAnother(Source source) {
        var once = changes(new ChangeGenerator(source, config(7, 5, 0), List.of(), 0), 5_000);

        assertThat(changes(new ChangeGenerator(source, config(7, 5, 0), List.of(), 0), 5_000))
                .isEqualTo(once);
        assertThat(changes(new ChangeGenerator(source, config(8, 5, 0), List.of(), 0), 5_000))
                .isNotEqualTo(once);
    }

    @Test
    void goesOnFromTheRowsThatAreThere() {
        var before = new ChangeGenerator(Source.MYSQL, config(7, 5, 0), List.of(), 0);
        var table = applied(changes(before, 5_000), new HashMap<>());
        var highest = table.keySet().stream().mapToLong(id -> id).max().orElseThrow();

        var after = new ChangeGenerator(Source.MYSQL, config(7, 5, 0), List.copyOf(table.values()), highest);

        applied(changes(after, 5_000), table); // fails if an operation does not fit the table
    }

    @Test
    void keepsToTheMixAndTheShares() {
        var changes = changes(new ChangeGenerator(Source.MONGODB, config(3, 0, 10), List.of(), 0), 100_000);

        var steady = changes.subList(1_000, changes.size());
        assertThat(share(steady, Operation.UPDATE)).isCloseTo(0.70, within(0.02));
        assertThat(share(steady, Operation.INSERT)).isCloseTo(0.15, within(0.02));
        var written = changes.stream()
                .filter(change -> change.row() != null)
                .map(Change::row)
                .toList();
        var refused = written.stream()
                .filter(row -> row.title().isBlank() || row.popularity().signum() < 0)
                .count();
        assertThat(refused / (double) written.size()).isCloseTo(0.10, within(0.01));
        assertThat(written)
                .anyMatch(row -> row.title().isBlank())
                .anyMatch(row -> row.popularity().signum() < 0);
    }

    @Test
    void makesTransactionsOfManyRowsAndStopsAtTheMost() {
        var generator = new ChangeGenerator(Source.MYSQL, config(3, 50, 0), List.of(), 0);
        var sizes = new ArrayList<Integer>();
        for (var i = 0; i < 1_000; i++) {
            sizes.add(generator.next(60).size());
        }

        assertThat(new HashSet<>(sizes)).containsExactlyInAnyOrder(1, 60);
        assertThat(sizes.stream().filter(size -> size == 60).count()).isBetween(430L, 570L);
    }

    @Test
    void prefersPopularRows() {
        var config = new GenerateConfig(0, 0, 1, new Mix(0, 1, 0), 0, 1, 2, NO_BURST, 0, 1_000, 50_000);
        var changes = changes(new ChangeGenerator(Source.MYSQL, config, List.of(), 0), 51_000);

        var perRow = changes.subList(1_000, changes.size()).stream()
                .collect(Collectors.groupingBy(Change::id, Collectors.counting()));
        var top = perRow.values().stream()
                .sorted((a, b) -> Long.compare(b, a))
                .limit(10)
                .mapToLong(n -> n)
                .sum();
        assertThat(top / 50_000.0).isCloseTo(0.10, within(0.02));
    }

    @Test
    void keepsThePaceWithBurstsAndCatchesUpALittleOnly() {
        var second = 1_000_000_000L;
        var pace = new RateLimiter(100, new Burst(10, 1_000, 10_000), 0);

        assertThat(pace.nanosUntilNext(500, 0)).isEqualTo(second / 2); // in the burst: 1,000 rows a second
        assertThat(pace.nanosUntilNext(500, second / 2)).isEqualTo(second / 2);
        assertThat(pace.nanosUntilNext(100, second)).isEqualTo(second);
        assertThat(pace.nanosUntilNext(100, 60 * second + 5 * second)).isZero();
        assertThat(pace.nanosUntilNext(200, 60 * second + 5 * second)).isEqualTo(2 * second);
        assertThat(new RateLimiter(0, NO_BURST, 0).nanosUntilNext(1_000_000, 0)).isZero();
    }

    /** Applies the changes and fails if one does not fit the rows. */
    private static Map<Long, ExportRow> applied(List<Change> changes, Map<Long, ExportRow> table) {
        for (var change : changes) {
            assertThat(table.containsKey(change.id())).isEqualTo(change.operation() != Operation.INSERT);
            if (change.row() == null) {
                table.remove(change.id());
            } else {
                assertThat(change.row()).isNotEqualTo(table.put(change.id(), change.row()));
            }
        }
        return table;
    }

    private static double share(List<Change> changes, Operation operation) {
        return changes.stream()
                        .filter(change -> change.operation() == operation)
                        .count()
                / (double) changes.size();
    }

    private static List<Change> changes(ChangeGenerator generator, int count) {
        var changes = new ArrayList<Change>();
        while (changes.size() < count) {
            changes.addAll(generator.next(count - changes.size()));
        }
        return changes;
    }

    private static GenerateConfig config(long seed, double manyPercent, double refusedPercent) {
        return new GenerateConfig(
                0, 0, seed, new Mix(15, 70, 15), manyPercent, 100, 2, NO_BURST, refusedPercent, 1_000, 50_000);
    }
}
