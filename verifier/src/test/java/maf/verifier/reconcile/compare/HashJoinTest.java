package maf.verifier.reconcile.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import maf.verifier.row.Digest;
import maf.verifier.row.RowEncoding;
import maf.verifier.row.RowKey;
import maf.verifier.row.TestContracts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HashJoinTest {
    private static final long ROWS = 100_000;

    private final RowEncoding encoding = new RowEncoding(TestContracts.of("t", "id BIGINT"));

    @TempDir
    private Path dir;

    @Test
    void aBucketTooLargeForMemoryIsDividedAgain() throws Exception {
        try (var source = SpoolFile.open(dir);
                var store = SpoolFile.open(dir)) {
            // Given: three times as many rows as fit into memory, all in one bucket
            for (var id = 0L; id < 6 * ROWS; id++) {
                var row = row(id, 1);
                source.add(5, row);
                if (id != 77) {
                    store.add(5, id == 78 ? row(id, 2) : row);
                }
            }
            store.add(5, row(-1, 1));
            var counts = new ComparisonCounts();
            var candidates = new ArrayList<RowKey>();

            // When
            new HashJoin(List.of(), counts, row -> candidates.add(row.key()), row -> {})
                    .match(source, store, new HashJoin.Division(dir, 0));

            // Then
            assertThat(counts.equalRows()).isEqualTo(6 * ROWS - 2);
            assertThat(candidates)
                    .containsExactlyInAnyOrder(
                            row(77, 1).key(), row(78, 1).key(), row(-1, 1).key());
        }
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void theStoreMayHoldAnyOfSeveralStates() throws Exception {
        try (var source = SpoolFile.open(dir);
                var store = SpoolFile.open(dir)) {
            source.add(0, row(1, 1));
            source.add(0, new SpooledRow(row(1, 2).key(), row(1, 2).content(), SpooledRow.NOT_REFUSED, 1));
            store.add(0, row(1, 1));
            source.add(0, new SpooledRow(row(2, 0).key(), Digest.ABSENT, 0, 0));
            store.add(0, row(2, 9));
            source.add(0, new SpooledRow(row(3, 0).key(), Digest.ABSENT, 0, 0));
            var counts = new ComparisonCounts();

            new HashJoin(
                            List.of("rule"),
                            counts,
                            row -> assertThat(row).isNull(),
                            row -> assertThat(row).isNull())
                    .match(source, store, new HashJoin.Division(dir, 0));

            assertThat(counts.equalRows()).isEqualTo(1);
            assertThat(counts.explainedRows()).containsEntry("rule", 2L);
        }
    }

    @Test
    void rowsOfOneSourceWithOneKeyAreNotAllInTheStore() throws Exception {
        try (var source = SpoolFile.open(dir);
                var store = SpoolFile.open(dir)) {
            source.add(0, row(1, 1));
            source.add(0, row(1, 2));
            source.add(0, row(1, 3));
            source.add(0, row(2, 1));
            store.add(0, row(1, 3));
            store.add(0, row(2, 1));
            var counts = new ComparisonCounts();
            var folded = new ArrayList<RowKey>();

            new HashJoin(List.of(), counts, row -> assertThat(row).isNull(), row -> folded.add(row.key()))
                    .match(source, store, new HashJoin.Division(dir, 0));

            assertThat(counts.equalRows()).isEqualTo(2);
            assertThat(folded).containsExactly(row(1, 1).key(), row(1, 1).key());
        }
    }

    private SpooledRow row(long id, long content) {
        return new SpooledRow(encoding.rowKey(new Object[] {id}), new Digest(content, 1), SpooledRow.NOT_REFUSED, 0);
    }
}
