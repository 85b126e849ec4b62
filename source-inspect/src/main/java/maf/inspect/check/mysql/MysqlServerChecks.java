package maf.inspect.check.mysql;

import static maf.inspect.finding.CheckCode.MYSQL_TIME_ZONE;
import static maf.inspect.finding.CheckCode.VERSION;

import java.util.List;
import java.util.Locale;
import maf.inspect.finding.Finding;
import maf.inspect.finding.ServerClock;

/** Whether the server is one that can be captured. */
final class MysqlServerChecks {
    private MysqlServerChecks() {}

    static List<Finding> of(MysqlFacts facts) {
        return List.of(version(facts), ServerClock.judge(facts.clockAhead()), timeZone(facts));
    }

    private static Finding version(MysqlFacts facts) {
        var text = facts.variable("version");
        var what = (text + " " + facts.variable("version_comment")).strip();
        if (what.toLowerCase(Locale.ROOT).contains("mariadb")) {
            return Finding.failed(
                    VERSION,
                    "The server is MariaDB " + text + ", whose log this connector cannot read",
                    "use MySQL 8.0 or newer");
        }
        return facts.version().isAtLeast(8, 0, 1)
                ? Finding.ok(VERSION, "MySQL " + what)
                : Finding.failed(
                        VERSION,
                        "MySQL " + text + " does not describe columns in its log (binlog_row_metadata came with 8.0.1)",
                        "upgrade to MySQL 8.0 or newer");
    }

    private static Finding timeZone(MysqlFacts facts) {
        return facts.timeZone().isKnown()
                ? Finding.ok(
                        MYSQL_TIME_ZONE, "The time zone is " + facts.timeZone().value())
                : Finding.failed(
                        MYSQL_TIME_ZONE,
                        "The driver does not understand the server's time zone, which ends the snapshot: "
                                + facts.timeZone().whyNot(),
                        facts.settings().mysql("time_zone", "+00:00")
                                + " (or the offset or name of the zone that it is in)");
    }
}
