package maf.sink.schema;

import java.sql.Connection;
import java.sql.SQLException;
import maf.contract.model.TableContract;
import org.apache.phoenix.jdbc.PhoenixConnection;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.util.MetaDataUtil;

/** Refuses indexes on views of a table: versioned writes do not maintain them. The views themselves only read and are allowed. */
final class ViewIndexCheck {
    private static final String INDEXES =
            "SELECT TABLE_SCHEM, TABLE_NAME FROM SYSTEM.CATALOG WHERE LINK_TYPE = 2 AND COLUMN_FAMILY = ?";

    private ViewIndexCheck() {}

    static void refuse(Connection phoenix, TableContract contract, PTable table) throws SQLException {
        var connection = phoenix.unwrap(PhoenixConnection.class);
        if (!MetaDataUtil.hasViewIndexTable(connection, table.getPhysicalName())) {
            return; // HBase looks up one table name; the query below reads the whole catalogue
        }
        try (var query = phoenix.prepareStatement(INDEXES)) {
            query.setString(
                    1,
                    MetaDataUtil.getViewIndexPhysicalName(
                            table.getPhysicalName().getString()));
            try (var rows = query.executeQuery()) {
                if (rows.next()) {
                    throw UnusableTableException.of(
                            contract,
                            "a view on it has the index " + rows.getString(1) + "." + rows.getString(2)
                                    + ", which versioned writes do not maintain; drop that index");
                }
            }
        }
    }
}
