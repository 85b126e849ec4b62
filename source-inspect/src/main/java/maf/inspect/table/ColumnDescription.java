package maf.inspect.table;

/**
 * A column as the database's catalogue describes it.
 *
 * @param type the database's name of the type in lower case, without length; of a domain the type below it, of an array its
 *     elements' type; {@code enum} for every enumeration
 * @param declared the whole type as the database writes it
 * @param precision digits, bits or characters; 0 if the type has none
 * @param scale digits after the point
 * @param isNullable false if neither the column nor its domain takes NULL
 */
public record ColumnDescription(
        String name,
        String type,
        String declared,
        int precision,
        int scale,
        boolean isNullable,
        boolean isArray,
        Generation generation) {
    /** Whether the database computes a column's value. */
    public enum Generation {
        NONE,
        /** Computed, and in the log of changes. */
        LOGGED,
        /** Computed, and not in the log of changes. */
        UNLOGGED
    }

    /** Whether it is one of MySQL's numbers without a sign. */
    public boolean isUnsigned() {
        return declared.contains(" unsigned");
    }
}
