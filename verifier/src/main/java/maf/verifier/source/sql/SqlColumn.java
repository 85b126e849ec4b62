package maf.verifier.source.sql;

/**
 * A column of a source's table.
 *
 * @param type the database's own name of it, lower case, without length: that of the elements for an array
 * @param length characters, bits or digits of a fraction, as the type counts; 0 when it has none
 * @param castType as SQL writes the type in a CAST; empty where none is needed
 */
record SqlColumn(String name, String type, boolean isArray, int length, String castType) {
    SqlColumn element() {
        return new SqlColumn(name, type, false, length, castType);
    }
}
