package maf.inspect.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import maf.contract.wire.CapturedTable;

/** The tables that a connection's user can see, in all schemas. */
public final class TableNames {
    private static final String TABLES =
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'";

    private TableNames() {}

    /** Those of MySQL or PostgreSQL. */
    public static List<CapturedTable> of(Connection connection) throws SQLException {
        var tables = new ArrayList<CapturedTable>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new CapturedTable(rows.getString(1), rows.getString(2)));
            }
        }
        return tables;
    }
}
