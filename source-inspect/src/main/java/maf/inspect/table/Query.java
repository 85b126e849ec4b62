package maf.inspect.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;

/** A question to the catalogue about several schemas at once: {@code SCHEMAS} in it stands for their names. */
record Query(String sql) {
    /** What to do with each row of the answer. */
    interface Row {
        void read(ResultSet row) throws SQLException;
    }

    void ask(Connection connection, Collection<String> schemas, Row each) throws SQLException {
        if (schemas.isEmpty()) {
            return;
        }
        var places = String.join(", ", Collections.nCopies(schemas.size(), "?"));
        try (var statement = connection.prepareStatement(sql.replace("SCHEMAS", "(" + places + ")"))) {
            var at = 1;
            for (var schema : schemas) {
                statement.setString(at++, schema);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    each.read(rows);
                }
            }
        }
    }
}
