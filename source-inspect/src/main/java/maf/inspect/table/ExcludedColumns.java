package maf.inspect.table;

import java.util.List;
import java.util.regex.Pattern;
import maf.contract.wire.CapturedTable;
import maf.source.TablePattern;

/** The columns that a source's file keeps out: {@code <schema or database>.<table>.<column>}, with stars. */
public record ExcludedColumns(List<String> patterns) {
    /** Whether the file keeps the column out. */
    public boolean has(CapturedTable table, String column) {
        var name = table.schema() + "." + table.name() + "." + column;
        return patterns.stream().map(TablePattern::regex).anyMatch(regex -> Pattern.matches(regex, name));
    }
}
