package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import maf.contract.typing.ColumnConversion;
import maf.contract.wire.CapturedTable;
import maf.inspect.table.EventKey;
import maf.inspect.table.EventKeys;
import maf.inspect.table.PostgresPublication;
import maf.verifier.source.ConnectionUse;
import maf.verifier.source.SourceLogin;

/** PostgreSQL: results as text, in UTC, fetched in batches by a cursor. */
public final class PostgresDialect implements SqlDialect {
    private static final String SESSION = """
            SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET timezone = 'UTC';
            SET bytea_output = 'hex'; SET extra_float_digits = 3""";
    private static final String COLUMNS = """
            SELECT c.column_name,
              CASE WHEN coalesce(e.typtype, t.typtype) = 'e' THEN 'enum' ELSE coalesce(e.typname, t.typname) END,
              e.oid IS NOT NULL, coalesce(c.character_maximum_length, 0), format_type(t.oid, -1)
            FROM information_schema.columns c
            JOIN pg_namespace n ON n.nspname = c.udt_schema
            JOIN pg_type t ON t.typnamespace = n.oid AND t.typname = c.udt_name
            LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
            WHERE c.table_schema = ? AND c.table_name = ? ORDER BY c.ordinal_position""";
    private static final int FIRST_ROWS = 128;
    private static final int MOST_ROWS = 4096;
    private static final long BYTES_ON_THEIR_WAY = 4 << 20;

    @Override
    public String system() {
        return "PostgreSQL";
    }

    @Override
    public Connection connect(SourceLogin login) throws SQLException {
        var properties = Map.of("tcpKeepAlive", "true", "binaryTransfer", "false");
        var connection = login.jdbc(ConnectionUse.SCAN, properties);
        try (var statement = connection.createStatement()) {
            statement.execute(SESSION);
        }
        return connection;
    }

    @Override
    public SqlTable table(Connection connection, String schema, String name) throws SQLException {
        var columns = new ArrayList<SqlColumn>();
        try (var statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(new SqlColumn(
                            rows.getString(1),
                            rows.getString(2),
                            rows.getBoolean(3),
                            rows.getInt(4),
                            rows.getString(5)));
                }
            }
        }
        var key = EventKeys.ofPostgres(connection, schema, name).map(EventKey::columns);
        return new SqlTable(schema, name, columns, key.stream().toList());
    }

    @Override
    public Optional<String> notCaptured(
            Connection connection, SourceLogin login, CapturedTable table, Predicate<String> taken)
            throws SQLException {
        var publication = login.source().capture().publication();
        return PostgresPublication.of(connection, publication, table)
                .flatMap(found -> found.problem(login.name(), taken));
    }

    @Override
    public void beginSnapshot(Connection connection) throws SQLException {
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setAutoCommit(false);
    }

    @Override
    public ResultSet stream(Connection connection, String select) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        statement.setFetchSize(FIRST_ROWS);
        return statement.executeQuery(select);
    }

    @Override
    public void sized(ResultSet rows, long bytesOfLargest) throws SQLException {
        rows.setFetchSize((int) Math.max(1, Math.min(MOST_ROWS, BYTES_ON_THEIR_WAY / (bytesOfLargest + 1))));
    }

    @Override
    public String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** MONEY would be written with a currency. */
    @Override
    public String selected(SqlColumn column) {
        var name = quoted(column.name());
        return column.type().equals("money") ? "CAST(" + name + " AS numeric" + (column.isArray() ? "[])" : ")") : name;
    }

    @Override
    public CellDecoder cell(SqlColumn column, ColumnConversion typing) {
        return PostgresDecoders.of(column, typing);
    }

    /** Converts the text to the column's type. */
    @Override
    public String placeholder(SqlColumn column) {
        return column.type().equals("money")
                ? "CAST(CAST(? AS numeric) AS money)"
                : "CAST(? AS " + column.castType() + ")";
    }

    @Override
    public Object parameter(SqlColumn column, Object value) {
        return KeyParameters.postgres(column, value);
    }
}
