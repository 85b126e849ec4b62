package maf.inspect.check.table;

import java.util.List;
import maf.contract.wire.CapturedTable;
import maf.inspect.finding.SnapshotEstimate;
import maf.inspect.table.ExcludedColumns;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import maf.source.Source;

/**
 * What the user who captures may see, and which of it is captured.
 *
 * @param visible tables in the source's schemas or databases, views and partitions too
 */
public record CapturedTables(Source source, List<TableDescription> visible) {
    public CapturedTables {
        visible = List.copyOf(visible);
    }

    /** The tables that have events under their own name. */
    public List<TableDescription> captured() {
        return visible.stream()
                .filter(table -> table.kind().refusal().isEmpty())
                .filter(this::isInScope)
                .toList();
    }

    /** Those that the file asks for, and that have no changes to capture. */
    List<TableDescription> refused() {
        return visible.stream()
                .filter(table -> table.kind() != TableKind.PARTITION
                        && table.kind().refusal().isPresent())
                .filter(table -> isView(table) ? isNamed(table) : isInScope(table))
                .toList();
    }

    private boolean isInScope(TableDescription table) {
        return source.scope().captures(table.table().schema(), table.table().name())
                && !source.capture().signals().filter(name(table)::equals).isPresent();
    }

    private static boolean isView(TableDescription table) {
        return table.kind() == TableKind.VIEW || table.kind() == TableKind.MATERIALIZED_VIEW;
    }

    /** Whether the file names the table itself, so that it is no accident of a pattern. */
    private boolean isNamed(TableDescription table) {
        return source.scope().tables().stream()
                .anyMatch(pattern -> pattern.table().equals(table.table().name())
                        && (pattern.schema().isEmpty()
                                || pattern.schema().equals(table.table().schema())));
    }

    /** Whether the file keeps the column out. */
    public boolean excludes(TableDescription table, String column) {
        return new ExcludedColumns(source.scope().excludedColumns()).has(table.table(), column);
    }

    List<CapturedTable> names() {
        return visible.stream().map(TableDescription::table).toList();
    }

    /** {@code <schema or database>.<table>}. */
    public static String name(TableDescription table) {
        return table.table().schema() + "." + table.table().name();
    }

    /** How long the first snapshot of all of them takes. */
    public SnapshotEstimate snapshot() {
        return new SnapshotEstimate(
                captured().stream().mapToLong(table -> table.rows().orElse(0)).sum(),
                captured().stream().mapToLong(table -> table.bytes().orElse(0)).sum());
    }
}
