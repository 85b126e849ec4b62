package maf.sink.schema;

import java.util.Optional;
import org.apache.phoenix.schema.PTable;
import org.apache.phoenix.schema.PTableType;
import org.apache.phoenix.util.SchemaUtil;

/** Refuses the kinds of tables in which versioned writes would give wrong results, whatever their columns are. */
final class TableKindCheck {
    private static final String NEW_TABLE =
            "; name another table in the contract, or drop this one so that the sink fills it again";

    private TableKindCheck() {}

    /** Returns the reason to refuse the table and what to do; empty if there is none. */
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
            return Optional.of("its rows are IMMUTABLE, but the pipeline changes rows" + NEW_TABLE);
        }
        if (table.isTransactional()) {
            return Optional.of("it is TRANSACTIONAL, and transactions assign versions themselves" + NEW_TABLE);
        }
        if (table.isMultiTenant()) {
            return Optional.of("it is MULTI_TENANT: its key begins with a tenant" + NEW_TABLE);
        }
        if (table.getRowTimestampColPos() >= 0) {
            return Optional.of("its key has a ROW_TIMESTAMP column, which would set the versions" + NEW_TABLE);
        }
        if (table.getColumnFamilies().size() > 1) {
            return Optional.of("it has " + table.getColumnFamilies().size()
                    + " column families; versioned writes need one" + NEW_TABLE);
        }
        if (table.isAppendOnlySchema()) {
            return Optional.of("it has APPEND_ONLY_SCHEMA, under which clients do not see new columns" + NEW_TABLE);
        }
        if (table.isChangeDetectionEnabled()) {
            return Optional.of("it promises change events, which versioned writes do not create; ALTER TABLE "
                    + table.getName() + " SET CHANGE_DETECTION_ENABLED=false");
        }
        if (table.getPhoenixTTL() != 0) {
            return Optional.of("it has a PHOENIX_TTL, which hides current rows; ALTER TABLE " + table.getName()
                    + " SET PHOENIX_TTL=NONE");
        }
        return Optional.empty();
    }
}
