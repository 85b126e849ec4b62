package maf.inspect.check.table;

import static maf.inspect.finding.CheckCode.POSTGRES_UNLOGGED;
import static maf.inspect.finding.CheckCode.TABLE_COLUMN_CASE;
import static maf.inspect.finding.CheckCode.TABLE_KEY;
import static maf.inspect.finding.CheckCode.TABLE_KIND;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import maf.inspect.finding.Finding;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import maf.source.SourceKind;

/**
 * What the catalogue says of each captured table.
 *
 * @param quoted a table's name as a statement writes it
 */
public record TableChecks(CapturedTables tables, Function<TableDescription, String> quoted) {
    /** All of them. */
    public List<Finding> findings() {
        var findings = new ArrayList<>(each(TABLE_KEY, this::key, "Every captured table has a primary key"));
        findings.addAll(each(
                TABLE_COLUMN_CASE,
                this::columnCase,
                "No table has columns whose names differ only in upper and lower case"));
        findings.addAll(kinds());
        findings.addAll(new AlteredTypes(tables, quoted).findings());
        findings.add(tables.snapshot().finding());
        return findings;
    }

    private List<Finding> each(
            maf.inspect.finding.CheckCode check, Function<TableDescription, Optional<Finding>> judge, String fine) {
        return TableFindings.of(check, tables.captured(), CapturedTables::name, judge, fine);
    }

    private Optional<Finding> key(TableDescription table) {
        if (table.hasPrimaryKey()) {
            return Optional.empty();
        }
        var alter = "ALTER TABLE " + quoted.apply(table) + " ADD PRIMARY KEY (";
        if (table.key().isEmpty()) {
            return Optional.of(Finding.failed(
                    TABLE_KEY,
                    "The table has no primary key and no unique index in its place: its events have no key, and are quarantined",
                    alter + "…); or leave the table out of tables"));
        }
        var key = table.key().get();
        var quote = tables.source().kind() == SourceKind.MYSQL ? "`" : "\"";
        var remedy = alter
                + key.columns().stream()
                        .map(name -> quote + name.replace(quote, quote + quote) + quote)
                        .collect(Collectors.joining(", "))
                + ");";
        return Optional.of(
                table.distinguishesRows()
                        ? Finding.warning(
                                TABLE_KEY,
                                "The table has no primary key; Debezium takes the unique index " + key.index() + " ("
                                        + String.join(", ", key.columns())
                                        + ") instead, and another one once that is dropped or an earlier one is made",
                                remedy)
                        : Finding.failed(
                                TABLE_KEY,
                                "The table has no primary key; Debezium takes the unique index " + key.index() + " ("
                                        + String.join(", ", key.columns())
                                        + ") instead, which does not tell all rows apart: several would become one",
                                remedy));
    }

    private Optional<Finding> columnCase(TableDescription table) {
        var twins = table.columns().stream()
                .map(ColumnDescription::name)
                .collect(
                        Collectors.groupingBy(name -> name.toLowerCase(Locale.ROOT), TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .filter(names -> names.size() > 1)
                .flatMap(List::stream)
                .toList();
        return twins.isEmpty()
                ? Optional.empty()
                : Optional.of(Finding.failed(
                        TABLE_COLUMN_CASE,
                        "The columns " + String.join(", ", twins)
                                + " differ only in case: Debezium stops at such a table, for all tables",
                        "ALTER TABLE " + quoted.apply(table) + " RENAME COLUMN \"" + twins.get(twins.size() - 1)
                                + "\" TO …;"));
    }

    private List<Finding> kinds() {
        var refused = tables.refused();
        var findings = new ArrayList<>(TableFindings.of(
                TABLE_KIND,
                refused.stream()
                        .filter(table -> table.kind() != TableKind.UNLOGGED)
                        .toList(),
                CapturedTables::name,
                table -> Optional.of(refusal(table)),
                "The source's file asks for nothing that has no changes to capture"));
        if (tables.source().kind() == SourceKind.POSTGRES) {
            findings.addAll(TableFindings.of(
                    POSTGRES_UNLOGGED,
                    refused.stream()
                            .filter(table -> table.kind() == TableKind.UNLOGGED)
                            .toList(),
                    CapturedTables::name,
                    table -> Optional.of(Finding.failed(
                            POSTGRES_UNLOGGED,
                            "The table is unlogged: its changes never reach the log, so only the snapshot has its rows",
                            "ALTER TABLE " + quoted.apply(table) + " SET LOGGED;")),
                    "No table is unlogged"));
        }
        return findings;
    }

    private static Finding refusal(TableDescription table) {
        var why = table.kind().refusal().orElseThrow();
        return Finding.failed(
                TABLE_KIND, CapturedTables.name(table) + " " + why, "leave it out of tables in the source's file");
    }
}
