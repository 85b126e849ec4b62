package maf.inspect.check.table;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;

/** One check over many tables: a finding for each table that has one, or one for all of them. */
public final class TableFindings {
    private TableFindings() {}

    /**
     * Judges each table.
     *
     * @param name of a table, {@code <schema>.<table>}
     * @param judge empty if the table is fine
     * @param fine what is true if all are
     */
    public static <T> List<Finding> of(
            CheckCode check,
            Collection<T> tables,
            Function<T, String> name,
            Function<T, Optional<Finding>> judge,
            String fine) {
        var bad = tables.stream()
                .flatMap(table -> judge.apply(table).map(finding -> finding.at(name.apply(table))).stream())
                .toList();
        return bad.isEmpty() ? List.of(Finding.ok(check, fine)) : bad;
    }
}
