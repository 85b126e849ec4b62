package maf.inspect.check.table;

import java.util.List;
import java.util.regex.Pattern;
import maf.inspect.table.TableDescription;
import maf.source.TablePattern;

/** The columns that a source's file keeps out: {@code <schema or database>.<table>.<column>}, with stars. */
record ExcludedColumns(List<String> patterns) {
    boolean has(TableDescription table, String column) {
        var name = CapturedTables.name(table) + "." + column;
        return patterns.stream().map(TablePattern::regex).anyMatch(regex -> Pattern.matches(regex, name));
    }
}
