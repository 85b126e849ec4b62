package maf.verifier.reconcile.compare;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The result of comparing one table. */
public sealed interface TableOutcome {
    String table();

    /** Whether all of it was compared. */
    boolean isComplete();

    boolean hasDrift();

    /**
     * The table could not be compared.
     *
     * @param reason why, and what to do
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
     * Both sides were read completely.
     *
     * @param sourceRows rows that the store should have, including refused ones
     * @param explained rows that differ rightly, by the reason: a rule that refuses their present state, or another
     * @param unsettled rows that kept changing, so nothing is known about them
     * @param sourceRowsPerSecond rate of the first scan
     * @param sources counts by raw topic; {@code none} for rows of no source
     * @param findings the first rows that drifted
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
