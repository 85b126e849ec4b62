package maf.verifier.page;

import java.util.List;

/** The last comparison of each table. */
public record LastComparisons(List<Table> tables) {
    /**
     * One table.
     *
     * @param outcome {@code equal}, {@code drift} or {@code unchecked}
     * @param atMs when it ended, epoch milliseconds
     * @param differing rows that are missing, left over or different
     * @param reason why it could not be checked; empty if it could
     */
    public record Table(String table, String outcome, long atMs, long equal, long differing, String reason) {}
}
