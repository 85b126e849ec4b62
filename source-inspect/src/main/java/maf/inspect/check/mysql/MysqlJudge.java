package maf.inspect.check.mysql;

import static maf.inspect.finding.CheckCode.MYSQL_CASCADE;
import static maf.inspect.finding.CheckCode.MYSQL_ENGINE;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_SELECT;
import static maf.inspect.finding.CheckCode.TABLE_MISSING;

import java.util.ArrayList;
import java.util.List;
import maf.inspect.check.table.CapturedTables;
import maf.inspect.check.table.ScopeChecks;
import maf.inspect.check.table.TableChecks;
import maf.inspect.finding.Finding;
import maf.source.Source;

/** Judges what a MySQL server said about itself. */
record MysqlJudge(Source source, MysqlFacts facts) {
    List<Finding> findings() {
        var tables = new CapturedTables(source, facts.tables().orElse(List.of()));
        var findings = new ArrayList<>(MysqlServerChecks.of(facts));
        findings.addAll(MysqlLogChecks.of(facts, source, tables.snapshot()));
        var rights = new MysqlRightChecks(facts, source);
        findings.addAll(facts.grants().judgeAll(MYSQL_GRANT_SELECT, grants -> rights.capture(grants, tables)));
        if (!facts.tables().isKnown()) {
            findings.add(facts.tables().judge(TABLE_MISSING, all -> null));
            return findings;
        }
        findings.addAll(ScopeChecks.of(tables, "GRANT SELECT ON DATABASE.* TO " + facts.account() + ";"));
        findings.addAll(new TableChecks(tables, MysqlNames::quoted).findings());
        var tableChecks = new MysqlTableChecks(facts, tables);
        findings.addAll(facts.engines().judgeAll(MYSQL_ENGINE, tableChecks::engines));
        findings.addAll(facts.cascades().judgeAll(MYSQL_CASCADE, tableChecks::cascades));
        return findings;
    }

    List<Finding> reader(MysqlGrants grants, String user) {
        return new MysqlRightChecks(facts, source)
                .reader(grants, new CapturedTables(source, facts.tables().orElse(List.of())), MysqlNames.account(user));
    }
}
