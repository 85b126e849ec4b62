package maf.inspect.check.mysql;

import maf.inspect.table.TableDescription;

/** Names as MySQL's statements write them. */
public final class MysqlNames {
    private MysqlNames() {}

    public static String quoted(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    /** With its database. */
    public static String quoted(TableDescription table) {
        return quoted(table.table().schema()) + "." + quoted(table.table().name());
    }

    /** A user from anywhere. */
    public static String account(String user) {
        return text(user) + "@'%'";
    }

    public static String text(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
