package maf.inspect.check.table;

import static maf.inspect.finding.CheckCode.TABLE_ALTERED_TYPES;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import maf.inspect.finding.Finding;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.TableDescription;
import maf.source.SourceKind;

/** Columns of which some values are changed before the pipeline sees them, as docs/values.md says. */
record AlteredTypes(CapturedTables tables, Function<TableDescription, String> quoted) {
    List<Finding> findings() {
        return TableFindings.of(
                TABLE_ALTERED_TYPES,
                tables.captured(),
                CapturedTables::name,
                this::judge,
                "No captured column has a type of which docs/values.md says that values are altered");
    }

    private Optional<Finding> judge(TableDescription table) {
        var columns = table.columns().stream()
                .filter(column -> !tables.excludes(table, column.name()))
                .filter(column -> why(column).isPresent())
                .toList();
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        var remedies = new ArrayList<String>();
        columns.forEach(column -> remedy(column)
                .ifPresent(change -> remedies.add("ALTER TABLE " + quoted.apply(table) + " " + change + ";")));
        remedies.add("or excluded-columns in the source's file: "
                + columns.stream()
                        .map(column -> CapturedTables.name(table) + "." + column.name())
                        .collect(Collectors.joining(", ")));
        return Optional.of(Finding.warning(
                TABLE_ALTERED_TYPES,
                columns.stream()
                        .map(column -> column.name() + " (" + column.declared() + ") "
                                + why(column).orElseThrow())
                        .collect(Collectors.joining("; ")),
                String.join(" ", remedies)));
    }

    private Optional<String> why(ColumnDescription column) {
        return tables.source().kind() == SourceKind.MYSQL ? mysql(column) : postgres(column);
    }

    private static Optional<String> mysql(ColumnDescription column) {
        return switch (column.type()) {
            case "float" -> Optional.of("loses digits beyond the sixth in a snapshot");
            case "time" -> Optional.of("becomes NULL where it is negative or above 24 hours");
            case "year" -> Optional.of("becomes 1900 or 2000 where it is 0000");
            default -> Optional.empty();
        };
    }

    private static Optional<String> postgres(ColumnDescription column) {
        if (!column.isArray()) {
            return Optional.empty();
        }
        return switch (column.type()) {
            case "money", "interval", "xml", "point", "bit", "varbit", "time" ->
                Optional.of("arrives as NULL: Debezium reads no arrays of this type");
            case "numeric" -> Optional.of("becomes NULL where an element is NaN");
            default -> Optional.empty();
        };
    }

    private Optional<String> remedy(ColumnDescription column) {
        return tables.source().kind() == SourceKind.MYSQL && column.type().equals("float")
                ? Optional.of("MODIFY `" + column.name() + "` DOUBLE")
                : Optional.empty();
    }
}
