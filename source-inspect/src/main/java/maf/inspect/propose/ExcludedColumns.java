package maf.inspect.propose;

import java.util.List;
import java.util.regex.Pattern;
import maf.contract.wire.CapturedTable;
import maf.source.TablePattern;

/**
 * Columns that a source's file excludes.
 *
 * @param patterns {@code <schema>.<table>.<column>}
 */
record ExcludedColumns(List<String> patterns, CapturedTable table) {
    boolean isCaptured(String column) {
        var name = table.schema() + "." + table.name() + "." + column;
        return patterns.stream().noneMatch(pattern -> Pattern.matches(TablePattern.regex(pattern), name));
    }
}
