package maf.inspect.check.mysql;

import static maf.inspect.finding.CheckCode.MYSQL_CASCADE;
import static maf.inspect.finding.CheckCode.MYSQL_ENGINE;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import maf.inspect.check.table.CapturedTables;
import maf.inspect.check.table.TableFindings;
import maf.inspect.finding.Finding;
import maf.inspect.table.TableDescription;

/** What a table's engine and foreign keys mean for capture. */
record MysqlTableChecks(MysqlFacts facts, CapturedTables tables) {
    /** Engines by the table's full name. */
    List<Finding> engines(Map<String, String> engines) {
        return TableFindings.of(
                MYSQL_ENGINE,
                tables.captured(),
                CapturedTables::name,
                table -> engine(table, engines.getOrDefault(CapturedTables.name(table), "InnoDB")),
                "Every captured table is InnoDB's");
    }

    private static Optional<Finding> engine(TableDescription table, String engine) {
        return switch (engine.toUpperCase(Locale.ROOT)) {
            case "INNODB", "NDBCLUSTER", "ROCKSDB" -> Optional.empty();
            case "FEDERATED" ->
                Optional.of(Finding.failed(
                        MYSQL_ENGINE,
                        "The table is FEDERATED: its rows change on another server, whose log is not read",
                        "capture the table on its own server"));
            case "MEMORY" ->
                Optional.of(warning(
                        table,
                        engine,
                        "a restart of MySQL empties it, which its log tells as a statement without rows"));
            case "BLACKHOLE" ->
                Optional.of(warning(table, engine, "it keeps no rows, so reconcile finds all of them left over"));
            default ->
                Optional.of(
                        warning(
                                table,
                                engine,
                                "it has no transactions, so a snapshot is not consistent, and a statement that fails leaves rows"));
        };
    }

    private static Finding warning(TableDescription table, String engine, String why) {
        return Finding.warning(
                MYSQL_ENGINE,
                "The table's engine is " + engine + ": " + why,
                "ALTER TABLE " + MysqlNames.quoted(table) + " ENGINE = InnoDB;");
    }

    /** InnoDB changed the children by itself until 9.6, where the server does it, and logs it. */
    List<Finding> cascades(List<Cascade> all) {
        if (facts.version().isAtLeast(9, 6, 0)
                && !facts.variable("innodb_native_foreign_keys").equals("ON")) {
            return List.of(Finding.ok(MYSQL_CASCADE, "MySQL logs what foreign keys change"));
        }
        var captured = tables.captured().stream().map(CapturedTables::name).collect(Collectors.toSet());
        return TableFindings.of(
                MYSQL_CASCADE,
                all.stream()
                        .filter(cascade -> captured.contains(cascade.name()))
                        .toList(),
                Cascade::name,
                cascade -> Optional.of(cascade(cascade)),
                "No foreign key changes rows of a captured table");
    }

    private Finding cascade(Cascade cascade) {
        return Finding.warning(
                MYSQL_CASCADE,
                "Foreign key " + cascade.constraint() + " (" + cascade.rule() + ") changes rows when "
                        + cascade.parent() + " changes, and MySQL " + facts.variable("version")
                        + " does not log that: only reconcile finds it",
                "ALTER TABLE " + MysqlNames.quoted(cascade.database()) + "." + MysqlNames.quoted(cascade.table())
                        + " DROP FOREIGN KEY " + MysqlNames.quoted(cascade.constraint())
                        + "; -- add it again without the action, and let the application change the rows");
    }
}
