package maf.producers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import maf.runtime.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A relational table, written by one prepared statement per transaction. One statement for all rows, not a JDBC batch:
 * one round trip, and the database answers exactly how many rows it inserted, which a rewritten batch does not tell.
 */
abstract sealed class JdbcTarget implements RowTarget permits MysqlTarget, PostgresTarget {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcTarget.class);

    private final Source source;
    private final ProducerConfig config;
    private final Properties properties;
    private @Nullable Connection connection;

    JdbcTarget(Source source, ProducerConfig config, Properties properties) {
        this.source = source;
        this.config = config;
        this.properties = properties;
        properties.setProperty("user", config.user());
        properties.setProperty("password", config.password());
        try {
            DriverManager.getDriver(config.url());
        } catch (SQLException e) {
            throw new InvalidConfigurationException(
                    "database.url=" + config.url() + " is no JDBC URL for " + source.database);
        }
    }

    /** {@code INSERT INTO <table> (<columns>)}. */
    abstract String insertInto();

    /** What leaves a row alone that is there already. */
    abstract String orLeave();

    /** The values in the order of the columns; null where the row lacks the field. */
    abstract List<@Nullable Object> values(ExportRow row);

    /** Whether the table is still to be made: by another process, so it is worth waiting for. */
    abstract boolean tableIsMissing(SQLException failure);

    /** Whether the database knows the user and refuses what it asks for. */
    abstract boolean rightIsMissing(SQLException failure);

    @Override
    public int write(List<ExportRow> rows) throws TargetUnavailableException {
        try {
            var open = open();
            int inserted;
            try (var insert = open.prepareStatement(insert(rows))) {
                var index = 0;
                for (var row : rows) {
                    for (var value : values(row)) {
                        index++;
                        if (value == null) {
                            insert.setNull(index, Types.NULL);
                        } else {
                            insert.setObject(index, value);
                        }
                    }
                }
                inserted = insert.executeUpdate();
            }
            open.commit();
            return inserted;
        } catch (SQLException e) {
            close();
            throw explain(e);
        }
    }

    String insert(List<ExportRow> rows) {
        var columns = values(rows.get(0)).size();
        var tuple = "(" + String.join(", ", Collections.nCopies(columns, "?")) + ")";
        return insertInto() + " VALUES " + String.join(", ", Collections.nCopies(rows.size(), tuple)) + " " + orLeave();
    }

    private Connection open() throws SQLException {
        if (connection == null) {
            connection = DriverManager.getConnection(config.url(), properties);
            connection.setAutoCommit(false);
        }
        return connection;
    }

    private TargetUnavailableException explain(SQLException failure) {
        var state = failure.getSQLState() == null ? "" : failure.getSQLState();
        if (state.startsWith("28")) {
            throw new InvalidConfigurationException(source.database + " refuses user '" + config.user()
                    + "': check database.user and database.password (" + failure.getMessage() + ")");
        }
        if (rightIsMissing(failure)) {
            throw new InvalidConfigurationException(source.database + " lets user '" + config.user() + "' not write "
                    + source.table + ": the schema in databases/ grants that (" + failure.getMessage() + ")");
        }
        if (tableIsMissing(failure)) {
            return new TargetUnavailableException(
                    source.table + " does not exist yet: the schema in databases/ makes it", failure);
        }
        if (SqlStates.mayPass(failure, state)) {
            return TargetUnavailableException.of(source.database, failure);
        }
        throw new TargetRefusedException(source.database + " refuses rows for " + source.table, failure);
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.atDebug().setCause(e).log("The connection was broken already");
            }
            connection = null;
        }
    }
}
