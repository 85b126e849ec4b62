package maf.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PendingRowTest {
    private static final List<String> COLUMNS = List.of("A", "B", "C");

    @Test
    void keepsOnlyAnEventThatSetsTheWholeRow() {
        var row = PendingRow.of(Records.upsert("k", 1, 100, false, Map.of("A", 1)))
                .then(Records.upsert("k", 2, 101, true, Map.of("A", 2, "B", 2, "C", 2)));
        assertThat(row.events()).hasSize(1);
        assertThat(row.change(COLUMNS)).isEqualTo(new Change.Upsert(Map.of("A", 2, "B", 2, "C", 2), true));
    }

    @Test
    void keepsEarlierValuesOfColumnsThatAreLeftOut() {
        var row = PendingRow.of(Records.upsert("k", 1, 100, true, Map.of("A", 1, "B", 1, "C", 1)))
                .then(Records.upsert("k", 2, 101, false, Map.of("B", 2)));
        assertThat(row.change(COLUMNS)).isEqualTo(new Change.Upsert(Map.of("A", 1, "B", 2, "C", 1), true));
        assertThat(row.last().version()).isEqualTo(101);
    }

    @Test
    void setsAllOthersToNullAfterADelete() {
        var row = PendingRow.of(Records.delete("k", 1, 100)).then(Records.upsert("k", 2, 101, false, Map.of("B", 2)));
        var change = (Change.Upsert) row.change(COLUMNS);
        assertThat(change.values())
                .containsEntry("A", null)
                .containsEntry("B", 2)
                .containsEntry("C", null);
    }

    @Test
    void forgetsEverythingAtADelete() {
        var row = PendingRow.of(Records.upsert("k", 1, 100, false, Map.of("A", 1)))
                .then(Records.delete("k", 2, 101));
        assertThat(row.change(COLUMNS)).isEqualTo(new Change.Delete());
    }

    @Test
    void comesApartIntoItsEvents() {
        var first = Records.upsert("k", 1, 100, false, Map.of("A", 1));
        var second = Records.upsert("k", 2, 101, false, Map.of("B", 2));
        assertThat(PendingRow.of(first).then(second).apart())
                .containsExactly(PendingRow.of(first), PendingRow.of(second));
    }
}
