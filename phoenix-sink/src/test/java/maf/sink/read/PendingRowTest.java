package maf.sink.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PendingRowTest {
    @Test
    void keepsOnlyAnEventThatSetsTheWholeRow() {
        var row = PendingRow.of(TestRecords.upsert("k", 1, 100, false, Map.of("A", 1)))
                .then(TestRecords.upsert("k", 2, 101, true, Map.of("A", 2, "B", 2, "C", 2)));
        assertThat(row.events()).hasSize(1);
        assertThat(row.last().change()).isEqualTo(new Change.Upsert(Map.of("A", 2, "B", 2, "C", 2), true));
    }

    @Test
    void keepsEarlierEventsForColumnsThatAreLeftOut() {
        var first = TestRecords.upsert("k", 1, 100, true, Map.of("A", 1, "B", 1, "C", 1));
        var second = TestRecords.upsert("k", 2, 101, false, Map.of("B", 2));
        assertThat(PendingRow.of(first).then(second).events()).containsExactly(first, second);
    }

    @Test
    void keepsADeleteForColumnsThatAreLeftOut() {
        var delete = TestRecords.delete("k", 1, 100);
        var next = TestRecords.upsert("k", 2, 101, false, Map.of("B", 2));
        assertThat(PendingRow.of(delete).then(next).events()).containsExactly(delete, next);
    }

    @Test
    void forgetsEverythingAtADelete() {
        var row = PendingRow.of(TestRecords.upsert("k", 1, 100, false, Map.of("A", 1)))
                .then(TestRecords.delete("k", 2, 101));
        assertThat(row.events()).hasSize(1);
        assertThat(row.last().change()).isEqualTo(new Change.Delete());
    }

    @Test
    void splitsIntoItsEvents() {
        var first = TestRecords.upsert("k", 1, 100, false, Map.of("A", 1));
        var second = TestRecords.upsert("k", 2, 101, false, Map.of("B", 2));
        assertThat(PendingRow.of(first).then(second).apart())
                .containsExactly(PendingRow.of(first), PendingRow.of(second));
    }
}
