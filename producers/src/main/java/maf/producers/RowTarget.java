package maf.producers;

import java.util.List;

/** The table of one database that rows are written to. Used by one thread. */
sealed interface RowTarget extends AutoCloseable permits JdbcTarget, MongoTarget {
    /**
     * Inserts the rows whose id the table lacks and leaves the others as they are, so that writing the same rows again
     * makes no change events. Durable when it returns; after an exception some or all rows may be there, so write them again.
     *
     * @return how many rows were inserted
     * @throws TargetUnavailableException when the same call may succeed later
     * @throws maf.runtime.InvalidConfigurationException when user, password or rights are wrong
     * @throws TargetRefusedException for anything that waiting does not mend
     */
    int write(List<ExportRow> rows) throws TargetUnavailableException;

    @Override
    void close();
}
