package maf.sink.schema;

import static maf.contract.model.TableName.quoted;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import maf.history.TableHistory;

/**
 * The statements that create a contract's table.
 *
 * @param historyWindow how long each row's earlier states are kept
 */
public record TableDdl(Duration historyWindow) {
    public TableDdl {
        if (historyWindow.toSeconds() < 1) {
            throw new IllegalArgumentException("history window " + historyWindow + " is shorter than a second");
        }
    }

    public static String createSchema(TableContract contract) {
        return "CREATE SCHEMA IF NOT EXISTS " + quoted(contract.table().schema());
    }

    /**
     * The statement that creates the table.
     *
     * @param now epoch milliseconds
     */
    public String createTable(TableContract contract, long now) {
        var columns = new ArrayList<String>();
        contract.keyColumns().forEach(column -> columns.add(declaration(column) + " NOT NULL"));
        contract.valueColumns().forEach(column -> columns.add(declaration(column)));
        columns.add(quoted(StoreColumns.COMMITTED_AT) + " TIMESTAMP");
        columns.add(quoted(StoreColumns.SOURCE) + " VARCHAR");
        var key = contract.keyColumns().stream()
                .map(column -> quoted(column.storeName()))
                .collect(Collectors.joining(", "));
        return "CREATE TABLE IF NOT EXISTS " + contract.table().quoted() + " (" + String.join(", ", columns)
                + ", CONSTRAINT PK PRIMARY KEY (" + key + ")) "
                + assignments(TableProperties.wanted(new TableHistory(historyWindow, Instant.ofEpochMilli(now))))
                + ", DEFAULT_COLUMN_FAMILY='" + family(now) + "'"
                + (contract.saltBuckets().isPresent()
                        ? ", SALT_BUCKETS=" + contract.saltBuckets().getAsInt()
                        : "");
    }

    /**
     * Returns a different family for every new table: rows encoded for a dropped table name a family that its successor
     * does not have, so HBase refuses them.
     */
    private static String family(long now) {
        return Long.toString(TimeUnit.MILLISECONDS.toSeconds(now), Character.MAX_RADIX)
                .toUpperCase(Locale.ROOT);
    }

    static String alter(TableContract contract, Map<String, String> properties) {
        return "ALTER TABLE " + contract.table().quoted() + " SET " + assignments(properties);
    }

    private static String assignments(Map<String, String> properties) {
        return properties.entrySet().stream()
                .map(property -> property.getKey() + "=" + property.getValue())
                .collect(Collectors.joining(", "));
    }

    static String addColumns(TableContract contract, Collection<Column> columns) {
        return "ALTER TABLE " + contract.table().quoted() + " ADD IF NOT EXISTS "
                + columns.stream().map(TableDdl::declaration).collect(Collectors.joining(", "));
    }

    private static String declaration(Column column) {
        return quoted(column.storeName()) + " " + column.type().sql();
    }
}
