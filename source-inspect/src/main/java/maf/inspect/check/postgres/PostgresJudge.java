package maf.inspect.check.postgres;

import static maf.inspect.finding.CheckCode.POSTGRES_GRANT_SELECT;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION;
import static maf.inspect.finding.CheckCode.POSTGRES_SCHEMA;
import static maf.inspect.finding.CheckCode.TABLE_MISSING;

import java.util.ArrayList;
import java.util.List;
import maf.inspect.check.table.CapturedTables;
import maf.inspect.check.table.ScopeChecks;
import maf.inspect.check.table.TableChecks;
import maf.inspect.finding.Finding;
import maf.source.Source;

/** Judges what a PostgreSQL server said about itself. */
record PostgresJudge(Source source, String database, PostgresFacts facts) {
    List<Finding> findings() {
        var tables = new CapturedTables(source, facts.described().orElse(List.of()));
        var findings = new ArrayList<>(new PostgresServerChecks(facts).findings());
        findings.addAll(new PostgresSlotChecks(facts, source, database).findings());
        findings.add(facts.unusableSchemas().judge(POSTGRES_SCHEMA, this::schemas));
        var publication = new PostgresPublicationChecks(facts, tables);
        findings.addAll(facts.publication().judgeAll(POSTGRES_PUBLICATION, publication::findings));
        var tableChecks = new PostgresTableChecks(tables, facts.tables().orElse(List.of()));
        findings.addAll(facts.tables().judgeAll(POSTGRES_GRANT_SELECT, all -> tableChecks.capture(facts.user())));
        if (!facts.described().isKnown()) {
            findings.add(facts.described().judge(TABLE_MISSING, all -> null));
            return findings;
        }
        findings.addAll(
                ScopeChecks.of(tables, "GRANT USAGE ON SCHEMA … TO " + PostgresNames.quoted(facts.user()) + ";"));
        findings.addAll(new TableChecks(tables, PostgresNames::quoted).findings());
        return findings;
    }

    private Finding schemas(List<String> unusable) {
        return unusable.isEmpty()
                ? Finding.ok(POSTGRES_SCHEMA, "Role " + facts.user() + " may use every schema")
                : Finding.failed(
                        POSTGRES_SCHEMA,
                        "Role " + facts.user() + " may not use the schema " + String.join(", ", unusable)
                                + ", or there is none of this name",
                        "GRANT USAGE ON SCHEMA "
                                + String.join(
                                        ", ",
                                        unusable.stream()
                                                .map(PostgresNames::quoted)
                                                .toList())
                                + " TO " + PostgresNames.quoted(facts.user()) + ";");
    }

    List<Finding> reader(List<PostgresTable> ofReader, String user) {
        return new PostgresTableChecks(
                        new CapturedTables(source, facts.described().orElse(List.of())), ofReader)
                .reader(user);
    }
}
