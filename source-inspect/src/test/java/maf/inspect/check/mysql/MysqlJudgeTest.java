package maf.inspect.check.mysql;

import static maf.inspect.finding.Verdict.FAILED;
import static maf.inspect.finding.Verdict.OK;
import static maf.inspect.finding.Verdict.UNKNOWN;
import static maf.inspect.finding.Verdict.WARNING;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.wire.CapturedTable;
import maf.inspect.check.TestSources;
import maf.inspect.finding.Answer;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Host;
import maf.inspect.finding.Verdict;
import maf.inspect.table.EventKey;
import maf.inspect.table.TableDescription;
import maf.inspect.table.TableKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MysqlJudgeTest {
    /** As MySQL 8.0.15 tells them. */
    private static final Map<String, String> HEALTHY = Map.ofEntries(
            Map.entry("version", "8.0.15"),
            Map.entry("version_comment", "MySQL Community Server - GPL"),
            Map.entry("log_bin", "ON"),
            Map.entry("binlog_format", "ROW"),
            Map.entry("binlog_row_image", "FULL"),
            Map.entry("binlog_row_metadata", "FULL"),
            Map.entry("binlog_row_value_options", ""),
            Map.entry("gtid_mode", "ON"),
            Map.entry("binlog_expire_logs_seconds", "2592000"),
            Map.entry("expire_logs_days", "0"),
            Map.entry("server_id", "77"),
            Map.entry("log_slave_updates", "ON"));

    private static final List<String> LEAST = List.of(
            "GRANT RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `cdc`@`%`",
            "GRANT SELECT ON `shop`.* TO `cdc`@`%`");

    private final Map<String, String> variables = new HashMap<>(HEALTHY);
    private Host host = Host.SELF;
    private Answer<List<Long>> replicas = Answer.known(List.of(78L));
    private Answer<Boolean> isReplica = Answer.known(false);
    private Answer<String> rdsRetention = Answer.unknown("no such table");
    private Answer<MysqlGrants> grants = Answer.known(MysqlGrants.of(LEAST));
    private Duration clockAhead = Duration.ZERO;
    private long rows = 1_000;
    private String engine = "InnoDB";
    private List<Cascade> cascades = List.of();

    private List<Finding> judged() {
        var table = new TableDescription(
                new CapturedTable("shop", "orders"),
                TableKind.TABLE,
                Optional.empty(),
                List.of(),
                Optional.of(new EventKey("PRIMARY", true, List.of("id"))),
                true,
                true,
                OptionalLong.of(rows),
                OptionalLong.of(rows * 100));
        var facts = new MysqlFacts(
                "cdc",
                host,
                variables,
                Answer.known(new MysqlFacts.BinlogFilter(List.of(), List.of("test"))),
                replicas,
                isReplica,
                rdsRetention,
                Answer.known(clockAhead),
                Answer.known("UTC"),
                grants,
                Answer.known(List.of(table)),
                Answer.known(Map.of("shop.orders", engine)),
                Answer.known(cascades));
        return new MysqlJudge(TestSources.mysql(""), facts).findings();
    }

    private Finding judged(CheckCode check) {
        return judged().stream()
                .filter(finding -> finding.check() == check)
                .findFirst()
                .orElseThrow();
    }

    private Verdict verdict(CheckCode check) {
        return judged(check).verdict();
    }

    @Test
    void raisesNothingAboutAHealthyServer() {
        assertThat(judged()).hasSizeGreaterThan(20).allMatch(finding -> finding.verdict() == OK);
    }

    @ParameterizedTest
    @CsvSource({
        "version, 5.7.44, VERSION, FAILED",
        "version, 10.11.6-MariaDB, VERSION, FAILED",
        "version, 9.7.4, VERSION, OK",
        "log_bin, OFF, MYSQL_LOG_BIN, FAILED",
        "binlog_format, MIXED, MYSQL_BINLOG_FORMAT, FAILED",
        "binlog_row_image, MINIMAL, MYSQL_ROW_IMAGE, FAILED",
        "binlog_row_metadata, MINIMAL, MYSQL_ROW_METADATA, FAILED",
        "binlog_row_value_options, PARTIAL_JSON, MYSQL_ROW_VALUE_OPTIONS, FAILED",
        "binlog_transaction_compression, ON, MYSQL_TRANSACTION_COMPRESSION, WARNING",
        "gtid_mode, OFF, MYSQL_GTID, WARNING",
        "binlog_expire_logs_seconds, 3600, MYSQL_BINLOG_EXPIRY, WARNING",
        "binlog_expire_logs_seconds, 0, MYSQL_BINLOG_EXPIRY, OK",
        "server_id, 0, MYSQL_SERVER_ID, FAILED",
        "server_id, 5799, MYSQL_SERVER_ID, FAILED"
    })
    void judgesASetting(String name, String value, CheckCode check, Verdict verdict) {
        variables.put(name, value);

        assertThat(verdict(check)).isEqualTo(verdict);
        assertThat(judged().stream().filter(finding -> finding.verdict() != OK))
                .extracting(Finding::check)
                .allMatch(check::equals);
    }

    @Test
    void aLogThatIsKeptForLessThanTheSnapshotTakesFails() {
        variables.put("binlog_expire_logs_seconds", "86400");
        rows = 1_000_000_000;

        assertThat(verdict(CheckCode.MYSQL_BINLOG_EXPIRY)).isEqualTo(FAILED);
    }

    @Test
    void anOldServersDaysCount() {
        variables.put("binlog_expire_logs_seconds", "0");
        variables.put("expire_logs_days", "10");

        assertThat(judged(CheckCode.MYSQL_BINLOG_EXPIRY).detail()).contains("10 days");
    }

    @Test
    void rdsPurgesItsLogAtOnceUnlessTold() {
        host = Host.RDS;
        assertThat(verdict(CheckCode.MYSQL_BINLOG_EXPIRY)).isEqualTo(UNKNOWN);

        rdsRetention = Answer.known("");
        assertThat(judged(CheckCode.MYSQL_BINLOG_EXPIRY))
                .returns(FAILED, Finding::verdict)
                .returns("CALL mysql.rds_set_configuration('binlog retention hours', 168);", Finding::remedy);

        rdsRetention = Answer.known("72");
        assertThat(verdict(CheckCode.MYSQL_BINLOG_EXPIRY)).isEqualTo(OK);
    }

    @Test
    void aRemedyIsWrittenForWhoeverRunsTheServer() {
        variables.put("binlog_row_image", "MINIMAL");

        assertThat(judged(CheckCode.MYSQL_ROW_IMAGE).remedy()).startsWith("SET PERSIST binlog_row_image = 'FULL'");
        host = Host.AURORA;
        assertThat(judged(CheckCode.MYSQL_ROW_IMAGE).remedy())
                .contains("cluster's parameter group", "binlog_row_image=FULL");
        host = Host.CLOUD_SQL;
        assertThat(judged(CheckCode.MYSQL_ROW_IMAGE).remedy()).contains("gcloud sql instances patch");
        host = Host.AZURE;
        assertThat(judged(CheckCode.MYSQL_ROW_IMAGE).remedy()).contains("az mysql flexible-server parameter set");
    }

    @Test
    void aReplicaOfTheConnectorsIdFails() {
        replicas = Answer.known(List.of(78L, 5799L));

        assertThat(verdict(CheckCode.MYSQL_SERVER_ID)).isEqualTo(FAILED);
    }

    @Test
    void aReplicaMustLogWhatItReplicates() {
        isReplica = Answer.known(true);
        assertThat(verdict(CheckCode.MYSQL_REPLICA_UPDATES)).isEqualTo(OK);

        variables.put("log_slave_updates", "OFF");
        assertThat(verdict(CheckCode.MYSQL_REPLICA_UPDATES)).isEqualTo(FAILED);

        variables.put("version", "8.0.36");
        variables.put("log_replica_updates", "ON");
        assertThat(verdict(CheckCode.MYSQL_REPLICA_UPDATES)).isEqualTo(OK);
    }

    @Test
    void lockingTheTablesStandsInForReload() {
        grants = Answer.known(MysqlGrants.of(List.of(
                "GRANT REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO `cdc`@`%`",
                "GRANT SELECT, LOCK TABLES ON `shop`.* TO `cdc`@`%`")));
        assertThat(verdict(CheckCode.MYSQL_GRANT_SNAPSHOT_LOCK)).isEqualTo(OK);

        grants = Answer.known(MysqlGrants.of(List.of("GRANT SELECT ON `shop`.* TO `cdc`@`%`")));
        assertThat(judged().stream().filter(finding -> finding.verdict() == FAILED))
                .extracting(Finding::check)
                .containsExactlyInAnyOrder(
                        CheckCode.MYSQL_GRANT_REPLICATION_SLAVE,
                        CheckCode.MYSQL_GRANT_REPLICATION_CLIENT,
                        CheckCode.MYSQL_GRANT_SNAPSHOT_LOCK);
    }

    @Test
    void cascadesAreLoggedFromNineSixOn() {
        cascades = List.of(new Cascade("shop", "orders", "fk", "ON DELETE CASCADE, ON UPDATE NO ACTION", "customer"));
        assertThat(judged(CheckCode.MYSQL_CASCADE))
                .returns(WARNING, Finding::verdict)
                .returns("shop.orders", Finding::table);

        variables.put("version", "9.6.0");
        assertThat(verdict(CheckCode.MYSQL_CASCADE)).isEqualTo(OK);

        variables.put("innodb_native_foreign_keys", "ON");
        assertThat(verdict(CheckCode.MYSQL_CASCADE)).isEqualTo(WARNING);
    }

    @ParameterizedTest
    @CsvSource({"InnoDB, OK", "MyISAM, WARNING", "MEMORY, WARNING", "BLACKHOLE, WARNING", "FEDERATED, FAILED"})
    void judgesAnEngine(String name, Verdict verdict) {
        engine = name;

        assertThat(verdict(CheckCode.MYSQL_ENGINE)).isEqualTo(verdict);
    }

    @Test
    void aClockThatIsSlowIsNamed() {
        clockAhead = Duration.ofMinutes(-3);

        assertThat(judged(CheckCode.CLOCK)).returns(WARNING, Finding::verdict);
        assertThat(judged(CheckCode.CLOCK).detail()).contains("3 min behind");
    }

    @Test
    void whatTheServerDoesNotTellIsUnknownAndSpoilsNothingElse() {
        grants = Answer.unknown("connection lost");

        assertThat(judged(CheckCode.MYSQL_GRANT_SELECT))
                .returns(UNKNOWN, Finding::verdict)
                .returns("The server did not tell: connection lost", Finding::detail);
        assertThat(verdict(CheckCode.MYSQL_ROW_IMAGE)).isEqualTo(OK);
    }
}
