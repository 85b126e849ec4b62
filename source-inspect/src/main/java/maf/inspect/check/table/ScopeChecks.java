package maf.inspect.check.table;

import static maf.inspect.finding.CheckCode.SIGNAL_TABLE;
import static maf.inspect.finding.CheckCode.TABLE_MISSING;
import static maf.inspect.finding.CheckCode.TABLE_NAME_COLLISION;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import maf.contract.wire.CapturedTable;
import maf.inspect.finding.Finding;
import maf.inspect.table.TableDescription;
import maf.source.Scope;
import maf.source.Source;

/** Whether the source's file names tables that exist, and whether their topics have different names. */
public final class ScopeChecks {
    private ScopeChecks() {}

    /**
     * Judges what the file names.
     *
     * @param grant how a table is shown to the user who captures
     */
    public static List<Finding> of(CapturedTables tables, String grant) {
        var source = tables.source();
        var visible = tables.names();
        var findings = new ArrayList<>(missing(source.scope(), visible, grant));
        findings.addAll(collisions(
                source, tables.captured().stream().map(TableDescription::table).toList()));
        source.capture().signals().ifPresent(name -> findings.add(signals(name, visible, grant)));
        return findings;
    }

    private static List<Finding> missing(Scope scope, Collection<CapturedTable> visible, String grant) {
        var findings = new ArrayList<Finding>();
        for (var schema : scope.schemas()) {
            if (visible.stream().noneMatch(table -> table.schema().equals(schema))) {
                findings.add(Finding.failed(
                        TABLE_MISSING,
                        "There is no table in " + schema + " that the user who captures may see",
                        "create one, correct the name, or grant: " + grant));
            }
        }
        for (var pattern : scope.tables()) {
            var alone = new Scope(scope.database(), scope.schemas(), List.of(pattern), List.of());
            if (visible.stream().noneMatch(table -> alone.captures(table.schema(), table.name()))) {
                findings.add(Finding.failed(
                                TABLE_MISSING,
                                "No table that the user who captures may see is called " + pattern,
                                "create it, correct the name, or grant: " + grant)
                        .at(pattern.toString()));
            }
        }
        return findings.isEmpty()
                ? List.of(Finding.ok(TABLE_MISSING, "Every table that the source's file names is there"))
                : findings;
    }

    /** Kafka takes a dot and an underscore for the same, and refuses the second of two such topics. */
    private static List<Finding> collisions(Source source, Collection<CapturedTable> captured) {
        var byTopic = captured.stream()
                .sorted(Comparator.comparing(ScopeChecks::name))
                .collect(Collectors.groupingBy(
                        table -> table.topic(source.name()).replace('.', '_'), TreeMap::new, Collectors.toList()));
        return TableFindings.of(
                TABLE_NAME_COLLISION,
                byTopic.values().stream().filter(tables -> tables.size() > 1).toList(),
                tables -> name(tables.get(0)),
                tables -> Optional.of(Finding.failed(
                        TABLE_NAME_COLLISION,
                        "In Kafka, the topics of " + names(tables)
                                + " have one name: their rows would be mixed or refused",
                        "rename one of them, or list in tables only the one to capture")),
                "The topics of all tables have different names");
    }

    private static Finding signals(String name, Collection<CapturedTable> visible, String grant) {
        return visible.stream().anyMatch(table -> name(table).equals(name))
                ? Finding.ok(SIGNAL_TABLE, "The table of signals is there")
                : Finding.warning(
                        SIGNAL_TABLE,
                        "There is no table of signals " + name
                                + " that the user who captures may see: rows cannot be read again while changes go on",
                        "create it with the columns id, type and data (source prepare prints the statement), or grant: "
                                + grant);
    }

    private static String names(List<CapturedTable> tables) {
        return tables.stream().map(ScopeChecks::name).collect(Collectors.joining(" and "));
    }

    private static String name(CapturedTable table) {
        return table.schema() + "." + table.name();
    }
}
