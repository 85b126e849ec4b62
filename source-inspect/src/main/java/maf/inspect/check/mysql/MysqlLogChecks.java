package maf.inspect.check.mysql;

import static maf.inspect.finding.CheckCode.MYSQL_BINLOG_EXPIRY;
import static maf.inspect.finding.CheckCode.MYSQL_BINLOG_FILTER;
import static maf.inspect.finding.CheckCode.MYSQL_GTID;
import static maf.inspect.finding.CheckCode.MYSQL_REPLICA_UPDATES;
import static maf.inspect.finding.CheckCode.MYSQL_SERVER_ID;
import static maf.inspect.finding.CheckCode.MYSQL_TRANSACTION_COMPRESSION;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Host;
import maf.inspect.finding.SnapshotEstimate;
import maf.source.Source;

/** Whether MySQL's log holds what capture needs, for long enough, and whether it may be read under our server id. */
final class MysqlLogChecks {
    private static final Duration ENOUGH = Duration.ofHours(24);

    private MysqlLogChecks() {}

    static List<Finding> of(MysqlFacts facts, Source source, SnapshotEstimate snapshot) {
        var findings = new ArrayList<>(new MysqlLogSettings(facts.variables()).findings(facts.settings()));
        findings.add(compression(facts));
        findings.add(gtid(facts));
        findings.add(expiry(facts, snapshot));
        findings.add(serverId(facts, source));
        findings.add(replicaUpdates(facts));
        findings.add(facts.binlogFilter()
                .judge(
                        MYSQL_BINLOG_FILTER,
                        filter -> filter(filter, source.scope().schemas())));
        return findings;
    }

    private static Finding compression(MysqlFacts facts) {
        return facts.variable("binlog_transaction_compression").equals("ON")
                ? Finding.warning(
                        MYSQL_TRANSACTION_COMPRESSION,
                        "binlog_transaction_compression is ON: each transaction is unpacked as a whole in Connect's memory, and"
                                + " the pipeline is not tested with it",
                        facts.settings().mysql("binlog_transaction_compression", "OFF"))
                : Finding.ok(MYSQL_TRANSACTION_COMPRESSION, "Transactions are not compressed in the log");
    }

    private static Finding gtid(MysqlFacts facts) {
        var mode = facts.variable("gtid_mode");
        if (mode.equals("ON")) {
            return Finding.ok(MYSQL_GTID, "gtid_mode is ON");
        }
        var settings = facts.settings();
        return Finding.warning(
                MYSQL_GTID,
                "gtid_mode is " + mode
                        + ": the connector's place is a position in the log files of this one server, so after a"
                        + " failover to another one every row must be read again",
                settings.host() == Host.SELF
                        ? "SET PERSIST enforce_gtid_consistency = 'ON'; SET PERSIST gtid_mode = 'OFF_PERMISSIVE'; SET PERSIST"
                                + " gtid_mode = 'ON_PERMISSIVE'; SET PERSIST gtid_mode = 'ON'"
                        : settings.mysqlAtStart("gtid_mode", "ON") + "; the same with enforce_gtid_consistency");
    }

    private static Finding expiry(MysqlFacts facts, SnapshotEstimate snapshot) {
        if (facts.host() == Host.RDS || facts.host() == Host.AURORA) {
            return facts.rdsRetention().judge(MYSQL_BINLOG_EXPIRY, hours -> rdsExpiry(hours, snapshot));
        }
        var kept = kept(facts);
        var remedy = facts.settings().mysql("binlog_expire_logs_seconds", "604800");
        return kept.isZero()
                ? Finding.ok(MYSQL_BINLOG_EXPIRY, "The log is kept until somebody purges it")
                : expiry(kept, snapshot, remedy);
    }

    private static Finding rdsExpiry(String hours, SnapshotEstimate snapshot) {
        var remedy = "CALL mysql.rds_set_configuration('binlog retention hours', 168);";
        return hours.isEmpty()
                ? Finding.failed(
                        MYSQL_BINLOG_EXPIRY,
                        "RDS purges the log within minutes: a connector that stops for longer has lost its place",
                        remedy)
                : expiry(Duration.ofHours(Long.parseLong(hours)), snapshot, remedy);
    }

    private static Finding expiry(Duration kept, SnapshotEstimate snapshot, String remedy) {
        var detail = "The log is kept for " + SnapshotEstimate.text(kept);
        if (kept.compareTo(snapshot.time().multipliedBy(2)) < 0) {
            return Finding.failed(
                    MYSQL_BINLOG_EXPIRY,
                    detail + ", but the first snapshot takes about " + SnapshotEstimate.text(snapshot.time())
                            + ": the changes after its start may be gone before they are read",
                    remedy);
        }
        return kept.compareTo(ENOUGH) < 0
                ? Finding.warning(
                        MYSQL_BINLOG_EXPIRY,
                        detail + ": after a longer outage of the pipeline, every row must be read again",
                        remedy)
                : Finding.ok(MYSQL_BINLOG_EXPIRY, detail);
    }

    /** Zero: for ever. */
    private static Duration kept(MysqlFacts facts) {
        if (facts.variable("binlog_expire_logs_auto_purge").equals("OFF")) {
            return Duration.ZERO;
        }
        var seconds = number(facts.variable("binlog_expire_logs_seconds"));
        return seconds > 0 ? Duration.ofSeconds(seconds) : Duration.ofDays(number(facts.variable("expire_logs_days")));
    }

    private static long number(String text) {
        return text.isEmpty() ? 0 : Double.valueOf(text).longValue();
    }

    private static Finding serverId(MysqlFacts facts, Source source) {
        var own = facts.variable("server_id");
        if (own.equals("0")) {
            return Finding.failed(
                    MYSQL_SERVER_ID,
                    "server_id is 0: MySQL refuses every reader of its log",
                    facts.settings().mysql("server_id", "1"));
        }
        if (source.capture().serverId().isEmpty()) {
            return Finding.ok(MYSQL_SERVER_ID, "The server's id is " + own);
        }
        long ours = source.capture().serverId().getAsLong();
        var remedy = "in sources/" + source.name()
                + ".yaml set server-id to a number that no server and no other reader of" + " this log has";
        if (own.equals(Long.toString(ours))) {
            return Finding.failed(
                    MYSQL_SERVER_ID,
                    "The connector's server-id " + ours
                            + " is that of the server itself, which would send it no change",
                    remedy);
        }
        return facts.replicas()
                .judge(
                        MYSQL_SERVER_ID,
                        ids -> ids.contains(ours)
                                ? Finding.failed(
                                        MYSQL_SERVER_ID,
                                        "A replica of the server has the connector's server-id " + ours
                                                + ": each would end the connection of the other, again and again",
                                        remedy)
                                : Finding.ok(MYSQL_SERVER_ID, "No other server has the connector's server-id " + ours));
    }

    private static Finding replicaUpdates(MysqlFacts facts) {
        return facts.isReplica().judge(MYSQL_REPLICA_UPDATES, replica -> {
            if (!replica) {
                return Finding.ok(MYSQL_REPLICA_UPDATES, "The server is no replica");
            }
            var name = facts.version().isAtLeast(8, 0, 26) ? "log_replica_updates" : "log_slave_updates";
            return facts.variable(name).equals("ON")
                    ? Finding.ok(MYSQL_REPLICA_UPDATES, "The server is a replica and logs what it replicates")
                    : Finding.failed(
                            MYSQL_REPLICA_UPDATES,
                            "The server is a replica with " + name
                                    + "=OFF: what comes from its source does not reach its own log",
                            facts.settings().mysqlAtStart(name, "ON"));
        });
    }

    private static Finding filter(MysqlFacts.BinlogFilter filter, List<String> databases) {
        var hidden = databases.stream().filter(filter::hides).toList();
        return hidden.isEmpty()
                ? Finding.ok(MYSQL_BINLOG_FILTER, "The log has every captured database")
                : Finding.failed(
                        MYSQL_BINLOG_FILTER,
                        "binlog_do_db or binlog_ignore_db keeps " + String.join(", ", hidden) + " out of the log",
                        "in my.cnf remove binlog-do-db and binlog-ignore-db; then restart MySQL");
    }
}
