package maf.inspect.check.postgres;

/**
 * A table, beyond its columns and size.
 *
 * @param name {@code <schema>.<table>}
 * @param identity {@code relreplident}: d, n, f or i
 * @param hasPrimaryKey of its own
 * @param isDeferrable whether the primary key is checked at the end of a transaction only
 * @param maySelect whether the user may read it
 * @param hidesRows whether row security applies to the user
 * @param hasChildren whether other tables inherit from it, without being its partitions
 */
record PostgresTable(
        String name,
        char identity,
        boolean hasPrimaryKey,
        boolean isDeferrable,
        boolean maySelect,
        boolean hidesRows,
        boolean hasChildren) {}
