package maf.verifier.source.sql;

/**
 * A column of a source's table.
 *
 * @param type the database's name of the type, lower case, without length; for an array, of its elements
 * @param length characters, bits or fractional digits, depending on the type; 0 if it has none
 * @param castType the type in a CAST; empty if none is needed
 */
record SqlColumn(String name, String type, boolean isArray, int length, String castType) {
    SqlColumn element() {
        return new SqlColumn(name, type, false, length, castType);
    }
}
