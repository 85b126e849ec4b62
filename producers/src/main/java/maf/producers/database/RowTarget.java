package maf.producers.database;

import java.util.List;
import maf.producers.config.ProducerConfig;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;
import maf.producers.row.Source;

/**
 * The table of one database. Used by one thread. Every call throws
 *
 * <ul>
 *   <li>{@link TargetUnavailableException} when the same call may succeed later,
 *   <li>{@link maf.runtime.InvalidConfigurationException} when the user, password or privileges are wrong,
 *   <li>{@link TargetRefusedException} for any other error, which does not pass by waiting.
 * </ul>
 */
public sealed interface RowTarget extends AutoCloseable permits JdbcTarget, MongoTarget {
    /** Returns the table of a source. It connects at its first call, not before. */
    static RowTarget of(Source source, ProducerConfig config) {
        return switch (source) {
            case MYSQL -> new MysqlTarget(config);
            case POSTGRES -> new PostgresTarget(config);
            case MONGODB -> new MongoTarget(config);
        };
    }

    /** Returns at most {@code most} rows by ascending id, starting with {@code first} or the next higher id. */
    List<ExportRow> rowsFrom(long first, int most) throws TargetUnavailableException;

    /** Returns the number of rows of the table. */
    long count() throws TargetUnavailableException;

    /** Returns the highest id at or below {@code atMost}, or {@code otherwise} if there is none. */
    long highestId(long atMost, long otherwise) throws TargetUnavailableException;

    /**
     * Writes the changes in one transaction (in MongoDB: bulk writes acknowledged by the majority). Changes of the same
     * row keep their order. The changes are durable when it returns. After an exception some or all may be written, and
     * repeating the call leads to the same rows.
     */
    void apply(List<Change> changes) throws TargetUnavailableException;

    @Override
    void close();
}
