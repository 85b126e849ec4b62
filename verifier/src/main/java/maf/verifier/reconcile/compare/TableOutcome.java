package maf.verifier.reconcile.compare;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What came of comparing one table. */
public sealed interface TableOutcome {
    String table();

    /** Whether all of it was compared. */
    boolean isComplete();

    boolean hasDrift();

    /**
     * Nothing is known of the table.
     *
     * @param reason and what to do
     */
    record Unchecked(String table, String reason) implements TableOutcome {
        @Override
        public boolean isComplete() {
            return false;
        }

        @Override
        public boolean hasDrift() {
            return false;
        }
    }

    /**
     * Both sides were read to their ends.
     *
     * @param sourceRows that the sources say the store should have, refused ones among them
     * @param explained rows that differ as their contract refuses their present state, by rule
     * @param unsettled rows that kept changing: nothing is known of them
     * @param sourceRowsPerSecond of the first reading, as the store's
     * @param sources by raw topic; {@code none} for rows of no source
     * @param findings the first ones
     * @param whole false for a sample or a range
     */
    record TableResult(
            String table,
            long sourceRows,
            long storeRows,
            long equal,
            long missing,
            long leftOver,
            long different,
            Map<String, Long> explained,
            long unsettled,
            double seconds,
            long sourceRowsPerSecond,
            long storeRowsPerSecond,
            Map<String, SourceCounts> sources,
            List<Finding> findings,
            boolean whole,
            Instant finishedAt)
            implements TableOutcome {
        @Override
        public boolean isComplete() {
            return unsettled == 0;
        }

        @Override
        public boolean hasDrift() {
            return missing + leftOver + different > 0;
        }

        public long explainedRows() {
            return explained.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
