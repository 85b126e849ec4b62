package maf.producers.database;

import java.util.List;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;

/**
 * The table of one database. Used by one thread; connects at its first call. Every call throws
 *
 * <ul>
 *   <li>{@link TargetUnavailableException} when the same call may succeed later,
 *   <li>{@link maf.runtime.InvalidConfigurationException} when user, password or rights are wrong,
 *   <li>{@link TargetRefusedException} for anything that waiting does not mend.
 * </ul>
 */
public sealed interface RowTarget extends AutoCloseable permits JdbcTarget, MongoTarget {
    /** At most {@code most} rows by ascending id, the first of them {@code first} or the next above it. */
    List<ExportRow> rowsFrom(long first, int most) throws TargetUnavailableException;

    /** How many rows the table has. */
    long count() throws TargetUnavailableException;

    /** The highest id at or below {@code atMost}, or {@code otherwise} when there is none. */
    long highestId(long atMost, long otherwise) throws TargetUnavailableException;

    /**
     * Writes the changes in one transaction (in MongoDB: one bulk, taken by the majority), in their order where they concern
     * the same row. Durable when it returns; after an exception some or all may be there, and the same call again leads to
     * the same rows.
     */
    void apply(List<Change> changes) throws TargetUnavailableException;

    @Override
    void close();
}
