package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import maf.contract.wire.CapturedTable;
import maf.verifier.table.UnavailableException;

/** Finds the table that a raw topic is named after. */
record TableFinder(String topic, SqlErrors errors) {
    private static final String TABLES =
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'";

    CapturedTable find(Connection connection) throws SQLException, UnavailableException {
        var found = CapturedTable.of(topic, tables(connection));
        if (found.isEmpty()) {
            throw errors.missing();
        }
        if (found.size() > 1) {
            throw errors.ambiguous(
                    topic, found.stream().map(CapturedTable::name).toList());
        }
        return found.get(0);
    }

    private static List<CapturedTable> tables(Connection connection) throws SQLException {
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
