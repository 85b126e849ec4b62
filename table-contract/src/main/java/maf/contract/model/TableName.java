package maf.contract.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** A table in the store: schema and table in upper case. */
public record TableName(String schema, String table) {
    private static final Pattern PART = Pattern.compile("[A-Z_][A-Z0-9_]*");

    public TableName {
        schema = upper(schema);
        table = upper(table);
    }

    /**
     * Reads {@code MAF.MOVIE}.
     *
     * @throws IllegalArgumentException when it is not schema and table
     */
    public static TableName of(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != 2) {
            throw new IllegalArgumentException("'" + text + "' is not a schema and a table, such as MAF.MOVIE");
        }
        return new TableName(parts[0], parts[1]);
    }

    private static String upper(String part) {
        var upper = part.toUpperCase(Locale.ROOT);
        if (!PART.matcher(upper).matches()) {
            throw new IllegalArgumentException(
                    "'" + part + "' is not a valid name for a schema or table: use letters, digits and _");
        }
        return upper;
    }

    /** Quoted for Phoenix's SQL, so that a part may be a reserved word. */
    public String quoted() {
        return quoted(schema) + "." + quoted(table);
    }

    /** Quotes the name of a schema or column. */
    public static String quoted(String name) {
        return "\"" + name + "\"";
    }

    @Override
    public String toString() {
        return schema + "." + table;
    }
}
