package maf.producers.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import maf.producers.config.ProducerConfig;
import maf.producers.row.Change;
import maf.producers.row.ExportRow;
import maf.producers.row.IndependentChanges;
import maf.producers.row.Source;
import maf.runtime.InvalidConfigurationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A relational table, written by few statements of many rows each, because a round trip costs more than a row. */
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

    /** Work within an open transaction. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** The columns in the order of {@link #row}. */
    abstract String columns();

    abstract ExportRow row(ResultSet found) throws SQLException;

    /** Rows of different ids. */
    abstract void upsert(Connection connection, List<ExportRow> rows) throws SQLException;

    abstract void delete(Connection connection, List<Long> ids) throws SQLException;

    /** Whether the table does not exist yet. Another process creates it, so waiting helps. */
    abstract boolean isMissingTable(SQLException failure);

    /** Whether the user lacks a privilege. */
    abstract boolean isMissingPrivilege(SQLException failure);

    @Override
    public List<ExportRow> rowsFrom(long first, int most) throws TargetUnavailableException {
        var sql = "SELECT " + columns() + " FROM " + source.table + " WHERE id >= ? ORDER BY id LIMIT ?";
        return inTransaction(open -> {
            try (var select = open.prepareStatement(sql)) {
                select.setLong(1, first);
                select.setInt(2, most);
                var rows = new ArrayList<ExportRow>();
                try (var found = select.executeQuery()) {
                    while (found.next()) {
                        rows.add(row(found));
                    }
                }
                return rows;
            }
        });
    }

    @Override
    public long count() throws TargetUnavailableException {
        return inTransaction(open -> {
            try (var select = open.prepareStatement("SELECT COUNT(*) FROM " + source.table)) {
                return number(select, 0);
            }
        });
    }

    @Override
    public long highestId(long atMost, long otherwise) throws TargetUnavailableException {
        return inTransaction(open -> {
            try (var select = open.prepareStatement("SELECT MAX(id) FROM " + source.table + " WHERE id <= ?")) {
                select.setLong(1, atMost);
                return number(select, otherwise);
            }
        });
    }

    private static long number(PreparedStatement select, long otherwise) throws SQLException {
        try (var found = select.executeQuery()) {
            found.next();
            var number = found.getLong(1);
            return found.wasNull() ? otherwise : number;
        }
    }

    @Override
    public void apply(List<Change> changes) throws TargetUnavailableException {
        inTransaction(open -> {
            for (var layer : IndependentChanges.of(changes)) {
                if (!layer.upserts().isEmpty()) {
                    upsert(open, layer.upserts());
                }
                if (!layer.deletes().isEmpty()) {
                    delete(open, layer.deletes());
                }
            }
            return changes.size();
        });
    }

    /** Reads are committed too: otherwise MySQL would show later reads the snapshot of the first one. */
    private <T> T inTransaction(Work<T> work) throws TargetUnavailableException {
        try {
            var open = open();
            var result = work.on(open);
            open.commit();
            return result;
        } catch (SQLException e) {
            close();
            throw explain(e);
        }
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
            throw new InvalidConfigurationException(source.database + " rejected user '" + config.user()
                    + "': check database.user and database.password (" + failure.getMessage() + ")");
        }
        if (isMissingPrivilege(failure)) {
            throw new InvalidConfigurationException(
                    source.database + " does not allow user '" + config.user() + "' to read and write " + source.table
                            + ": the schema in databases/ grants the privileges (" + failure.getMessage() + ")");
        }
        if (isMissingTable(failure)) {
            return new TargetUnavailableException(
                    source.table + " does not exist yet: the schema in databases/ creates it", failure);
        }
        if (SqlErrors.isTransient(failure, state)) {
            return TargetUnavailableException.of(source.database, failure);
        }
        throw new TargetRefusedException(source.database + " refused rows for " + source.table, failure);
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                LOG.atDebug().setCause(e).log("The connection was already broken");
            }
            connection = null;
        }
    }
}
