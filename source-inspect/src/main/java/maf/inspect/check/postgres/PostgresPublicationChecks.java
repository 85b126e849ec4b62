package maf.inspect.check.postgres;

import static maf.inspect.finding.CheckCode.POSTGRES_GENERATED_COLUMNS;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_FILTER;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_OPERATIONS;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_ROOT;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_TABLE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.inspect.check.table.CapturedTables;
import maf.inspect.check.table.TableFindings;
import maf.inspect.finding.Finding;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ColumnDescription.Generation;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;

/** Whether the publication tells every change of every captured table. */
record PostgresPublicationChecks(PostgresFacts facts, CapturedTables tables) {
    private static final int GENERATED_COLUMNS = 18; // the version that can publish them

    List<Finding> findings(Optional<PostgresFacts.Publication> found) {
        var name = PostgresNames.quoted(tables.source().capture().publication());
        if (found.isEmpty()) {
            return List.of(Finding.failed(
                    POSTGRES_PUBLICATION,
                    "There is no publication " + name + " in the database",
                    "CREATE PUBLICATION " + name + " FOR TABLE "
                            + String.join(
                                    ", ",
                                    tables.captured().stream()
                                            .map(PostgresNames::quoted)
                                            .toList())
                            + " WITH (publish_via_partition_root = true); (source prepare prints all of it)"));
        }
        var publication = found.get();
        var findings = new ArrayList<Finding>();
        findings.add(Finding.ok(POSTGRES_PUBLICATION, "Publication " + name + " is there"));
        findings.add(operations(publication, name));
        findings.add(root(publication, name));
        findings.addAll(each(
                POSTGRES_PUBLICATION_TABLE,
                table -> publication.tables().contains(CapturedTables.name(table))
                                || (table.kind() == TableKind.PARTITIONED && !publication.viaRoot())
                        ? Optional.empty()
                        : Optional.of(Finding.failed(
                                POSTGRES_PUBLICATION_TABLE,
                                "The table is not in publication " + name
                                        + ": after the snapshot none of its changes arrives",
                                "ALTER PUBLICATION " + name + " ADD TABLE " + PostgresNames.quoted(table) + ";")),
                "The publication has every captured table"));
        findings.addAll(each(
                POSTGRES_PUBLICATION_FILTER,
                table -> publication.narrowed().contains(CapturedTables.name(table))
                        ? Optional.of(Finding.failed(
                                POSTGRES_PUBLICATION_FILTER,
                                "Publication " + name
                                        + " has a row filter or a column list for the table: the rest of it has a"
                                        + " snapshot only",
                                "ALTER PUBLICATION " + name + " DROP TABLE " + PostgresNames.quoted(table)
                                        + "; ALTER PUBLICATION " + name + " ADD TABLE " + PostgresNames.quoted(table)
                                        + ";"))
                        : Optional.empty(),
                "The publication has all rows and columns"));
        findings.addAll(each(
                POSTGRES_GENERATED_COLUMNS,
                table -> generated(table, publication, name),
                "Every captured column has its value in every event"));
        return findings;
    }

    private List<Finding> each(
            maf.inspect.finding.CheckCode check,
            java.util.function.Function<TableDescription, Optional<Finding>> judge,
            String fine) {
        return TableFindings.of(check, tables.captured(), CapturedTables::name, judge, fine);
    }

    private static Finding operations(PostgresFacts.Publication publication, String name) {
        return publication.missingOperations().isEmpty()
                ? Finding.ok(POSTGRES_PUBLICATION_OPERATIONS, "The publication tells every operation")
                : Finding.failed(
                        POSTGRES_PUBLICATION_OPERATIONS,
                        "Publication " + name + " does not tell of "
                                + String.join(", ", publication.missingOperations()),
                        "ALTER PUBLICATION " + name + " SET (publish = 'insert, update, delete, truncate');");
    }

    private Finding root(PostgresFacts.Publication publication, String name) {
        var partitioned = tables.captured().stream()
                .filter(table -> table.kind() == TableKind.PARTITIONED)
                .map(CapturedTables::name)
                .toList();
        return publication.viaRoot() || partitioned.isEmpty()
                ? Finding.ok(POSTGRES_PUBLICATION_ROOT, "Partitioned tables have their changes under their own name")
                : Finding.failed(
                        POSTGRES_PUBLICATION_ROOT,
                        "Changes of " + String.join(", ", partitioned) + " come under the names of the partitions",
                        "ALTER PUBLICATION " + name + " SET (publish_via_partition_root = true);");
    }

    private Optional<Finding> generated(TableDescription table, PostgresFacts.Publication publication, String name) {
        var silent = table.columns().stream()
                .filter(column -> column.generation() == Generation.UNLOGGED
                        || (column.generation() == Generation.LOGGED && !publication.hasGenerated()))
                .filter(column -> !tables.excludes(table, column.name()))
                .map(ColumnDescription::name)
                .toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        var exclude = "excluded-columns in the source's file: "
                + String.join(
                        ", ",
                        silent.stream()
                                .map(column -> CapturedTables.name(table) + "." + column)
                                .toList());
        return Optional.of(Finding.warning(
                POSTGRES_GENERATED_COLUMNS,
                "The generated columns " + String.join(", ", silent)
                        + " come with a snapshot only: later changes lack them",
                facts.major() >= GENERATED_COLUMNS && !publication.hasGenerated()
                        ? "ALTER PUBLICATION " + name + " SET (publish_generated_columns = stored); or " + exclude
                        : exclude));
    }
}
