package maf.source;

import java.util.regex.Pattern;

/**
 * Tables by name, with {@code *} for any characters.
 *
 * @param schema empty: in each of the source's schemas or databases
 */
public record TablePattern(String schema, String table) {
    private static final Pattern SPECIAL = Pattern.compile("[^\\p{L}\\p{N}_*-]");

    /** Reads {@code table} or {@code schema.table}; a name that has a dot needs its schema before it. */
    public static TablePattern of(String text) {
        var dot = text.indexOf('.');
        return dot < 0 ? new TablePattern("", text) : new TablePattern(text.substring(0, dot), text.substring(dot + 1));
    }

    boolean matches(String ofSchema, String ofTable) {
        return (schema.isEmpty() || Pattern.matches(regex(schema), ofSchema)) && Pattern.matches(regex(table), ofTable);
    }

    /** The regular expression of a name with stars; each special character has a backslash, as people write it. */
    public static String regex(String name) {
        return SPECIAL.matcher(name).replaceAll("\\\\$0").replace("*", ".*");
    }

    @Override
    public String toString() {
        return schema.isEmpty() ? table : schema + "." + table;
    }
}
