package maf.inspect.propose;

import maf.inspect.table.ColumnDescription;
import maf.inspect.table.TableDescription;

/** How contracts take the types of one kind of database. */
interface TypeChoices {
    TypeChoice of(ColumnDescription column, TableDescription table);

    /** Whether {@code column} is in the key of its table's events. */
    static boolean isInKey(ColumnDescription column, TableDescription table) {
        return table.key().map(key -> key.columns().contains(column.name())).orElse(false);
    }
}
