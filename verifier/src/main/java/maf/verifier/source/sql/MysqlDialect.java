package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import maf.contract.typing.ColumnConversion;
import maf.inspect.table.EventKey;
import maf.inspect.table.EventKeys;
import maf.verifier.source.ConnectionUse;
import maf.verifier.source.SourceLogin;
import maf.verifier.typing.TextNormalForm;

/** MySQL: results as text, in UTF-8 and UTC, row by row. */
public final class MysqlDialect implements SqlDialect {
    @Override
    public String system() {
        return "MySQL";
    }

    @Override
    public Connection connect(SourceLogin login) throws SQLException {
        // without characterSetResults, each column comes in its own character set
        var properties = Map.of("characterEncoding", "UTF-8", "characterSetResults", "UTF-8");
        var connection = login.jdbc(ConnectionUse.SCAN, properties);
        try (var statement = connection.createStatement()) {
            statement.execute("SET SESSION time_zone = '+00:00'");
        }
        return connection;
    }

    @Override
    public SqlTable table(Connection connection, String schema, String name) throws SQLException {
        var columns = new ArrayList<SqlColumn>();
        try (var statement = connection.prepareStatement("SELECT COLUMN_NAME, DATA_TYPE, COALESCE(DATETIME_PRECISION,"
                + " NUMERIC_PRECISION, 0) FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ?"
                + " ORDER BY ORDINAL_POSITION")) {
            statement.setString(1, schema);
            statement.setString(2, name);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var type = rows.getString(2).toLowerCase(Locale.ROOT);
                    columns.add(new SqlColumn(rows.getString(1), type, false, rows.getInt(3), ""));
                }
            }
        }
        var keys = columns.isEmpty()
                ? List.<List<String>>of()
                : EventKeys.ofMysql(connection, quoted(schema) + "." + quoted(name)).stream()
                        .map(EventKey::columns)
                        .toList();
        return new SqlTable(schema, name, columns, keys);
    }

    @Override
    public void beginSnapshot(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ");
            statement.execute("START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY");
        }
    }

    @Override
    public ResultSet stream(Connection connection, String select) throws SQLException {
        var statement = connection.createStatement();
        statement.closeOnCompletion();
        statement.setFetchSize(Integer.MIN_VALUE); // makes the driver stream row by row
        return statement.executeQuery(select);
    }

    @Override
    public String quoted(String identifier) {
        return "`" + identifier.replace("`", "``") + "`";
    }

    /** MySQL writes a FLOAT with six digits, but its product with a double with all digits. */
    @Override
    public String selected(SqlColumn column) {
        var name = quoted(column.name());
        return column.type().equals("float") ? name + " * 1e0" : name;
    }

    @Override
    public Optional<TextNormalForm> textForm(SqlColumn column) {
        return switch (column.type()) {
            case "json" -> Optional.of(TextNormalForm.JSON);
            case "timestamp" -> Optional.of(TextNormalForm.MOMENT);
            default -> Optional.empty();
        };
    }

    @Override
    public CellDecoder cell(SqlColumn column, ColumnConversion typing) {
        return MysqlDecoders.of(column, typing);
    }

    @Override
    public Object parameter(SqlColumn column, Object value) {
        return KeyParameters.mysql(column, value);
    }
}
