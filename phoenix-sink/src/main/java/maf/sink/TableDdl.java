package maf.sink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.stream.Collectors;
import maf.contract.Column;
import maf.contract.TableContract;
import maf.contract.TableName;

/**
 * The statements that make a contract's table.
 *
 * @param historyWindow how long each row's earlier states are kept
 */
record TableDdl(Duration historyWindow) {
    private static final int KEPT_VERSIONS = 10_000; // no limit by number within the window
    private static final int METADATA_CACHE_MS = 300_000; // six times the point reads of a client that asks each time

    TableDdl {
        if (historyWindow.toSeconds() < 1) {
            throw new IllegalArgumentException("history window " + historyWindow + " is shorter than a second");
        }
    }

    static String createSchema(TableContract contract) {
        return "CREATE SCHEMA IF NOT EXISTS \"" + contract.table().schema() + "\"";
    }

    String createTable(TableContract contract) {
        var columns = new ArrayList<String>();
        contract.keyColumns().forEach(column -> columns.add(declaration(column) + " NOT NULL"));
        contract.valueColumns().forEach(column -> columns.add(declaration(column)));
        columns.add(quoted(StoreColumns.COMMITTED_AT) + " TIMESTAMP");
        columns.add(quoted(StoreColumns.SOURCE) + " VARCHAR");
        var key = contract.keyColumns().stream()
                .map(column -> quoted(column.storeName()))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE IF NOT EXISTS " + quoted(contract.table()) + " (" + String.join(", ", columns)
                + ", CONSTRAINT PK PRIMARY KEY (" + key + ")) " + properties(contract);
    }

    /** DESIGN.md gives the reason for each. */
    private String properties(TableContract contract) {
        return "STORE_NULLS=true, \"phoenix.table.ttl.enabled\"='false', \"hbase.hstore.time.to.purge.deletes\"='"
                + historyWindow.toMillis() + "', VERSIONS=" + KEPT_VERSIONS + ", MIN_VERSIONS=1, TTL="
                + historyWindow.toSeconds() + ", KEEP_DELETED_CELLS='TRUE', UPDATE_CACHE_FREQUENCY=" + METADATA_CACHE_MS
                + (contract.saltBuckets().isPresent()
                        ? ", SALT_BUCKETS=" + contract.saltBuckets().getAsInt()
                        : "");
    }

    static String addColumns(TableContract contract, Collection<Column> columns) {
        return "ALTER TABLE " + quoted(contract.table()) + " ADD IF NOT EXISTS "
                + columns.stream().map(TableDdl::declaration).collect(Collectors.joining(", "));
    }

    private static String declaration(Column column) {
        return quoted(column.storeName()) + " " + column.type().sql();
    }

    private static String quoted(String name) {
        return "\"" + name + "\"";
    }

    private static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.table());
    }
}
