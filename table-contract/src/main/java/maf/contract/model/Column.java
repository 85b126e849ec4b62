package maf.contract.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A column of a table contract.
 *
 * @param name as declared; also used in rules and in cleansed records
 * @param cleanse applied in this order
 * @param required true refuses NULL
 * @param defaultValue replaces NULL, already of the column's Java type; null: none
 */
public record Column(
        String name, ColumnType type, List<CleansingFunction> cleanse, boolean required, Object defaultValue) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    public Column {
        checkedName(name);
        cleanse = List.copyOf(cleanse);
    }

    /** The column's name in Phoenix. */
    public String storeName() {
        return name.toUpperCase(Locale.ROOT);
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns the name, or throws an {@link IllegalArgumentException}. */
    public static String checkedName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is not a column name: use letters, digits and _");
        }
        return name;
    }
}
