package maf.inspect.check.mysql;

import static maf.inspect.finding.CheckCode.MYSQL_GRANT_READER;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_REPLICATION_CLIENT;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_REPLICATION_SLAVE;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_SELECT;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_SNAPSHOT_LOCK;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import maf.inspect.check.table.CapturedTables;
import maf.inspect.check.table.TableFindings;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.source.Capture.Snapshot;
import maf.source.Source;

/** Whether the users have the rights that they need, and no more is asked for. */
record MysqlRightChecks(MysqlFacts facts, Source source) {
    List<Finding> capture(MysqlGrants grants, CapturedTables tables) {
        var findings = new ArrayList<Finding>();
        findings.add(global(
                grants,
                MYSQL_GRANT_REPLICATION_SLAVE,
                "REPLICATION SLAVE",
                "without it, MySQL does not send the user its log"));
        findings.add(global(
                grants,
                MYSQL_GRANT_REPLICATION_CLIENT,
                "REPLICATION CLIENT",
                "without it, the user cannot ask where the log ends"));
        if (source.capture().snapshot() == Snapshot.INITIAL) {
            findings.add(lock(grants));
        }
        findings.addAll(select(MYSQL_GRANT_SELECT, grants, tables, facts.account(), "its rows cannot be captured"));
        return findings;
    }

    List<Finding> reader(MysqlGrants grants, CapturedTables tables, String account) {
        return select(MYSQL_GRANT_READER, grants, tables, account, "reconcile cannot compare it");
    }

    private Finding global(MysqlGrants grants, CheckCode check, String privilege, String otherwise) {
        return grants.everywhere(privilege)
                ? Finding.ok(check, "User " + facts.user() + " has " + privilege)
                : Finding.failed(
                        check,
                        "User " + facts.user() + " lacks " + privilege + ": " + otherwise,
                        "GRANT " + privilege + " ON *.* TO " + facts.account() + ";");
    }

    /** The snapshot locks all tables for a moment; where a managed service forbids that, it locks each of them. */
    private Finding lock(MysqlGrants grants) {
        var databases = source.scope().schemas();
        if (grants.everywhere("RELOAD") || grants.everywhere("FLUSH_TABLES")) {
            return Finding.ok(MYSQL_GRANT_SNAPSHOT_LOCK, "User " + facts.user() + " may take a consistent snapshot");
        }
        if (databases.stream().allMatch(database -> grants.on("LOCK TABLES", database, "*"))) {
            return Finding.ok(
                    MYSQL_GRANT_SNAPSHOT_LOCK, "User " + facts.user() + " may lock the tables for a snapshot");
        }
        return Finding.failed(
                MYSQL_GRANT_SNAPSHOT_LOCK,
                "User " + facts.user()
                        + " has neither RELOAD nor LOCK TABLES, so that the first snapshot cannot be consistent",
                "GRANT RELOAD ON *.* TO " + facts.account() + ";");
    }

    private static List<Finding> select(
            CheckCode check, MysqlGrants grants, CapturedTables tables, String account, String otherwise) {
        return TableFindings.of(
                check,
                tables.captured(),
                CapturedTables::name,
                table -> grants.on(
                                "SELECT", table.table().schema(), table.table().name())
                        ? Optional.empty()
                        : Optional.of(Finding.failed(
                                check,
                                "User " + account + " may not read the whole table: " + otherwise,
                                "GRANT SELECT ON " + MysqlNames.quoted(table) + " TO " + account + ";")),
                "User " + account + " may read every captured table");
    }
}
