package maf.inspect.check.mysql;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import maf.inspect.finding.Answer;
import maf.inspect.finding.Host;
import maf.inspect.finding.Settings;
import maf.inspect.table.TableDescription;

/**
 * What a MySQL server said about itself.
 *
 * @param variables global ones, by name
 * @param binlogFilter the databases that {@code binlog_do_db} and {@code binlog_ignore_db} name
 * @param replicas server ids of its replicas
 * @param isReplica whether it replicates from another server
 * @param rdsRetention how long RDS keeps the log; empty text: RDS decides, which is minutes
 * @param clockAhead of this machine's
 * @param timeZone how the driver understands the server's time zone
 * @param grants of the user that captures
 * @param tables of the captured databases that the user may see
 * @param engines of these tables, by their full name
 * @param cascades foreign keys of these databases
 */
record MysqlFacts(
        String user,
        Host host,
        Map<String, String> variables,
        Answer<BinlogFilter> binlogFilter,
        Answer<List<Long>> replicas,
        Answer<Boolean> isReplica,
        Answer<String> rdsRetention,
        Answer<Duration> clockAhead,
        Answer<String> timeZone,
        Answer<MysqlGrants> grants,
        Answer<List<TableDescription>> tables,
        Answer<Map<String, String>> engines,
        Answer<List<Cascade>> cascades) {
    /** Which databases the log has; both empty: all. */
    record BinlogFilter(List<String> only, List<String> not) {
        boolean hides(String database) {
            return only.isEmpty() ? not.contains(database) : !only.contains(database);
        }
    }

    MysqlVersion version() {
        return MysqlVersion.of(variable("version"));
    }

    String variable(String name) {
        return variables.getOrDefault(name, "");
    }

    Settings settings() {
        return new Settings(host);
    }

    /** As a statement names the user. */
    String account() {
        return MysqlNames.account(user);
    }
}
