package maf.inspect.table;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;

/**
 * A table or collection as its database's catalogue describes it.
 *
 * @param root of a partition, the whole table
 * @param columns in the table's order; none of a collection, whose documents tell
 * @param key empty if events of this table have no key
 * @param distinguishesRows whether no two rows of the table have the same key
 * @param hasFullImages whether an update's event has every value, also large ones that it leaves unchanged
 * @param rows estimated
 * @param bytes estimated, without indexes
 */
public record TableDescription(
        CapturedTable table,
        TableKind kind,
        Optional<CapturedTable> root,
        List<ColumnDescription> columns,
        Optional<EventKey> key,
        boolean distinguishesRows,
        boolean hasFullImages,
        OptionalLong rows,
        OptionalLong bytes) {
    public TableDescription {
        columns = List.copyOf(columns);
    }

    /** The column of that name. */
    public ColumnDescription column(String name) {
        return columns.stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Whether its events have the key that its own primary key is. */
    public boolean hasPrimaryKey() {
        return key.isPresent() && key.get().isPrimary();
    }

    /** The same table with another key. */
    TableDescription keyed(Optional<EventKey> otherKey, boolean isUnique) {
        return new TableDescription(table, kind, root, columns, otherKey, isUnique, hasFullImages, rows, bytes);
    }
}
