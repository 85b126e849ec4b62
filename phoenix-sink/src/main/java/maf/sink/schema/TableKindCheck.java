package maf.sink.schema;

import java.util.Optional;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.schema.PTableType;
import org.apache.phoenix.util.SchemaUtil;

/** The kinds of tables that versioned writes would leave wrong, whatever their columns are. */
final class TableKindCheck {
    private static final String NEW_TABLE =
            "; name another table in the contract, or drop this one and let it be filled again";

    private TableKindCheck() {}

    /** What speaks against the table and what to do; empty when nothing does. */
    static Optional<String> refusal(PTable table) {
        if (table.getType() != PTableType.TABLE) {
            return Optional.of("it is a " + table.getType() + "; name a table in the contract, or drop it");
        }
        if (!table.getIndexes().isEmpty()) {
            var index = table.getIndexes().get(0);
            return Optional.of("it has secondary indexes, which versioned writes do not maintain; DROP INDEX \""
                    + index.getTableName() + "\" ON "
                    + SchemaUtil.getEscapedFullTableName(table.getName().getString()));
        }
        if (table.isImmutableRows()) {
            return Optional.of("its rows are IMMUTABLE, ours change" + NEW_TABLE);
        }
        if (table.isTransactional()) {
            return Optional.of("it is TRANSACTIONAL, and transactions number versions by themselves" + NEW_TABLE);
        }
        if (table.isMultiTenant()) {
            return Optional.of("it is MULTI_TENANT: its key begins with a tenant" + NEW_TABLE);
        }
        if (table.getRowTimestampColPos() >= 0) {
            return Optional.of("its key has a ROW_TIMESTAMP column, which would be the versions" + NEW_TABLE);
        }
        if (table.getColumnFamilies().size() > 1) {
            return Optional.of("it has " + table.getColumnFamilies().size()
                    + " column families; versioned writes need one" + NEW_TABLE);
        }
        if (table.isAppendOnlySchema()) {
            return Optional.of("it has APPEND_ONLY_SCHEMA, under which clients do not see new columns" + NEW_TABLE);
        }
        if (table.isChangeDetectionEnabled()) {
            return Optional.of("it promises change events, which versioned writes do not make; ALTER TABLE "
                    + table.getName() + " SET CHANGE_DETECTION_ENABLED=false");
        }
        if (table.getPhoenixTTL() != 0) {
            return Optional.of("it has a PHOENIX_TTL, which hides current rows; ALTER TABLE " + table.getName()
                    + " SET PHOENIX_TTL=NONE");
        }
        return Optional.empty();
    }
}
