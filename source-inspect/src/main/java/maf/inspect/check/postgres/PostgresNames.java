package maf.inspect.check.postgres;

import maf.inspect.table.TableDescription;

/** Names as PostgreSQL's statements write them. */
public final class PostgresNames {
    private PostgresNames() {}

    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** With its schema. */
    public static String quoted(TableDescription table) {
        return quoted(table.table().schema()) + "." + quoted(table.table().name());
    }

    public static String text(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
