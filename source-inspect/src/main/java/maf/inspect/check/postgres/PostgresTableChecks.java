package maf.inspect.check.postgres;

import static maf.inspect.finding.CheckCode.POSTGRES_GRANT_READER;
import static maf.inspect.finding.CheckCode.POSTGRES_GRANT_SELECT;
import static maf.inspect.finding.CheckCode.POSTGRES_INHERITANCE;
import static maf.inspect.finding.CheckCode.POSTGRES_REPLICA_IDENTITY;
import static maf.inspect.finding.CheckCode.POSTGRES_ROW_SECURITY;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import maf.inspect.check.table.CapturedTables;
import maf.inspect.check.table.TableFindings;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.table.TableDescription;

/** Whether the users may read the tables, and the log has what an update leaves unchanged. */
final class PostgresTableChecks {
    /** Arrays of which Connect tells that an update left them unchanged; the store then keeps its value. */
    private static final Set<String> KEPT_ARRAYS =
            Set.of("text", "varchar", "int2", "int4", "int8", "smallint", "integer", "bigint", "uuid", "bytea");

    private final CapturedTables tables;
    private final Map<String, PostgresTable> byName;

    PostgresTableChecks(CapturedTables tables, List<PostgresTable> known) {
        this.tables = tables;
        this.byName = known.stream().collect(Collectors.toMap(PostgresTable::name, Function.identity()));
    }

    List<Finding> capture(String user) {
        var findings = new ArrayList<>(select(POSTGRES_GRANT_SELECT, user, "its rows cannot be captured"));
        findings.addAll(each(
                POSTGRES_ROW_SECURITY,
                (table, known) -> known.hidesRows()
                        ? Optional.of(Finding.failed(
                                POSTGRES_ROW_SECURITY,
                                "Row security hides rows of the table from role " + user + ": a snapshot misses them",
                                "ALTER ROLE " + PostgresNames.quoted(user) + " BYPASSRLS;"))
                        : Optional.empty(),
                "Row security hides nothing from role " + user));
        findings.addAll(each(
                POSTGRES_REPLICA_IDENTITY,
                PostgresTableChecks::identity,
                "The log has what events of every captured table need"));
        findings.addAll(each(
                POSTGRES_INHERITANCE,
                (table, known) -> known.hasChildren()
                        ? Optional.of(Finding.warning(
                                POSTGRES_INHERITANCE,
                                "Other tables inherit from the table: a snapshot gives their rows under both names, a change only"
                                        + " under the name of its own table",
                                "leave the table out of tables, and unite its children in one contract"))
                        : Optional.empty(),
                "No captured table has others that inherit from it"));
        return findings;
    }

    List<Finding> reader(String user) {
        return select(POSTGRES_GRANT_READER, user, "reconcile cannot compare it");
    }

    private List<Finding> select(CheckCode check, String user, String otherwise) {
        return each(
                check,
                (table, known) -> known.maySelect()
                        ? Optional.empty()
                        : Optional.of(Finding.failed(
                                check,
                                "Role " + user + " may not read the table: " + otherwise,
                                "GRANT SELECT ON " + PostgresNames.quoted(table) + " TO " + PostgresNames.quoted(user)
                                        + ";")),
                "Role " + user + " may read every captured table");
    }

    private List<Finding> each(
            CheckCode check, BiFunction<TableDescription, PostgresTable, Optional<Finding>> judge, String fine) {
        return TableFindings.of(
                check,
                tables.captured().stream()
                        .filter(table -> byName.containsKey(CapturedTables.name(table)))
                        .toList(),
                CapturedTables::name,
                table -> judge.apply(table, byName.get(CapturedTables.name(table))),
                fine);
    }

    private static Optional<Finding> identity(TableDescription table, PostgresTable known) {
        var full = "ALTER TABLE " + PostgresNames.quoted(table) + " REPLICA IDENTITY FULL;";
        if (known.identity() == 'f') {
            return Optional.empty();
        }
        if (known.identity() == 'n' || (known.identity() == 'd' && !known.hasPrimaryKey())) {
            return Optional.of(Finding.failed(
                    POSTGRES_REPLICA_IDENTITY,
                    known.identity() == 'n'
                            ? "The table has REPLICA IDENTITY NOTHING: PostgreSQL refuses its UPDATE and DELETE once it is published"
                            : "The table has no primary key and no replica identity: PostgreSQL refuses its UPDATE and DELETE once"
                                    + " it is published",
                    full));
        }
        if (known.isDeferrable()) {
            return Optional.of(Finding.warning(
                    POSTGRES_REPLICA_IDENTITY,
                    "The primary key is deferrable: where one statement shifts keys, rows may be mistaken for each other",
                    full));
        }
        var lost = table.columns().stream()
                .filter(column -> column.isArray() && !KEPT_ARRAYS.contains(column.type()))
                .map(column -> column.name())
                .toList();
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.warning(
                        POSTGRES_REPLICA_IDENTITY,
                        "Large arrays in " + String.join(", ", lost)
                                + " become NULL when an update leaves them unchanged",
                        full));
    }
}
