package maf.inspect.check.postgres;

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
import maf.inspect.check.TestSources;
import maf.inspect.finding.Answer;
import maf.inspect.finding.CheckCode;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Host;
import maf.inspect.finding.Verdict;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ColumnDescription.Generation;
import maf.inspect.table.Described;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresJudgeTest {
    /** As PostgreSQL 18 tells them. */
    private static final Map<String, String> HEALTHY = Map.of(
            "server_version", "18.6",
            "server_version_num", "180006",
            "server_encoding", "UTF8",
            "wal_level", "logical",
            "max_wal_senders", "10",
            "max_replication_slots", "10",
            "max_slot_wal_keep_size", "10240",
            "wal_sender_timeout", "60000");

    private final Map<String, String> settings = new HashMap<>(HEALTHY);
    private Host host = Host.SELF;
    private PostgresFacts.Role role = new PostgresFacts.Role(false, true, false);
    private boolean isStandby;
    private long senders = 3;
    private List<PostgresFacts.Slot> slots = List.of();
    private PostgresFacts.Decoding decoding = PostgresFacts.Decoding.DONE;
    private PostgresFacts.Publication publication =
            new PostgresFacts.Publication(List.of(), true, true, List.of("store.album"), List.of());
    private ColumnDescription column = column("text", false, Generation.NONE);
    private PostgresTable table = table('f', true, false);

    private static ColumnDescription column(String type, boolean isArray, Generation generation) {
        return new ColumnDescription("c", type, type, 0, 0, true, isArray, generation);
    }

    private static PostgresTable table(char identity, boolean hasPrimaryKey, boolean isDeferrable) {
        return new PostgresTable("store.album", identity, hasPrimaryKey, isDeferrable, true, false, false);
    }

    private static PostgresFacts.Slot slot(String plugin, String database, String owner, String walStatus) {
        return new PostgresFacts.Slot("maf_own", plugin, "logical", database, owner, walStatus);
    }

    private List<Finding> judged() {
        var description =
                new Described("store", "album").column(column).key("id").get();
        var facts = new PostgresFacts(
                "cdc",
                host,
                settings,
                Answer.known(role),
                Answer.known(isStandby),
                Answer.known(senders),
                Answer.known(slots),
                Answer.known(Optional.of(publication)),
                Answer.known(decoding),
                Answer.known(Duration.ofMillis(-20)),
                Answer.known(List.of()),
                Answer.known(List.of(description)),
                Answer.known(List.of(table)));
        return new PostgresJudge(TestSources.postgres(""), "music", facts).findings();
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
        assertThat(judged()).hasSizeGreaterThan(25).allMatch(finding -> finding.verdict() == OK);
    }

    @ParameterizedTest
    @CsvSource({
        "server_version_num, 90624, VERSION, FAILED",
        "server_version_num, 120001, VERSION, WARNING",
        "server_encoding, SQL_ASCII, POSTGRES_ENCODING, WARNING",
        "wal_level, replica, POSTGRES_WAL_LEVEL, FAILED",
        "max_wal_senders, 3, POSTGRES_SENDERS, FAILED",
        "max_replication_slots, 0, POSTGRES_SLOTS, FAILED",
        "max_slot_wal_keep_size, -1, POSTGRES_WAL_KEPT, WARNING",
        "max_slot_wal_keep_size, 64, POSTGRES_WAL_KEPT, WARNING",
        "wal_sender_timeout, 0, POSTGRES_SENDER_TIMEOUT, WARNING",
        "wal_sender_timeout, 10000, POSTGRES_SENDER_TIMEOUT, FAILED"
    })
    void judgesASetting(String name, String value, CheckCode check, Verdict verdict) {
        settings.put(name, value);

        assertThat(verdict(check)).isEqualTo(verdict);
    }

    @Test
    void theWayToLogicalDecodingIsThatOfTheHost() {
        settings.put("wal_level", "replica");

        assertThat(judged(CheckCode.POSTGRES_WAL_LEVEL).remedy()).startsWith("ALTER SYSTEM SET wal_level = 'logical'");
        host = Host.RDS;
        assertThat(judged(CheckCode.POSTGRES_WAL_LEVEL).remedy()).contains("rds.logical_replication=1");
        host = Host.CLOUD_SQL;
        assertThat(judged(CheckCode.POSTGRES_WAL_LEVEL).remedy()).contains("cloudsql.logical_decoding=on");
        host = Host.AZURE;
        assertThat(judged(CheckCode.POSTGRES_WAL_LEVEL).remedy()).contains("az postgres flexible-server");
    }

    @Test
    void theRoleNeedsReplicationOrWhatRdsHasForIt() {
        role = new PostgresFacts.Role(false, false, false);
        assertThat(judged(CheckCode.POSTGRES_REPLICATION_ROLE).remedy()).isEqualTo("ALTER ROLE \"cdc\" REPLICATION;");

        host = Host.RDS;
        assertThat(judged(CheckCode.POSTGRES_REPLICATION_ROLE).remedy()).isEqualTo("GRANT rds_replication TO \"cdc\";");

        role = new PostgresFacts.Role(true, false, false);
        assertThat(verdict(CheckCode.POSTGRES_REPLICATION_ROLE)).isEqualTo(OK);
    }

    @Test
    void aSlotThatTheConnectorReadsIsFine() {
        slots = List.of(slot("pgoutput", "music", "cdc", "reserved"));
        settings.put("max_wal_senders", "3");
        settings.put("max_replication_slots", "1");

        assertThat(judged()).allMatch(finding -> finding.verdict() == OK);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "wal2json, music, '', reserved, POSTGRES_SLOT, FAILED",
                "pgoutput, other, '', reserved, POSTGRES_SLOT, FAILED",
                "pgoutput, music, somebody, reserved, POSTGRES_SLOT, FAILED",
                "pgoutput, music, '', lost, POSTGRES_SLOT_LOST, FAILED",
                "pgoutput, music, '', unreserved, POSTGRES_SLOT_LOST, WARNING"
            })
    void judgesASlot(String plugin, String database, String owner, String wal, CheckCode check, Verdict verdict) {
        slots = List.of(slot(plugin, database, owner, wal));

        assertThat(verdict(check)).isEqualTo(verdict);
        assertThat(judged().stream().filter(finding -> finding.verdict() != OK)).hasSize(1);
    }

    @Test
    void aStandbyDecodesFromSixteenOn() {
        isStandby = true;
        assertThat(verdict(CheckCode.POSTGRES_STANDBY)).isEqualTo(WARNING);

        settings.put("hot_standby_feedback", "on");
        assertThat(verdict(CheckCode.POSTGRES_STANDBY)).isEqualTo(OK);

        settings.put("server_version_num", "150001");
        assertThat(verdict(CheckCode.POSTGRES_STANDBY)).isEqualTo(FAILED);
    }

    @ParameterizedTest
    @CsvSource({"57014, WARNING", "55000, UNKNOWN", "42501, UNKNOWN", "58P01, FAILED"})
    void judgesATrial(String state, Verdict verdict) {
        decoding = new PostgresFacts.Decoding(state, "why");

        assertThat(verdict(CheckCode.POSTGRES_DECODING)).isEqualTo(verdict);
    }

    @Test
    void aPublicationMustTellEverything() {
        publication = new PostgresFacts.Publication(
                List.of("delete", "truncate"), false, false, List.of(), List.of("store.album"));
        column = column("int4", false, Generation.LOGGED);

        assertThat(judged().stream().filter(finding -> finding.verdict() != OK))
                .extracting(Finding::check)
                .containsExactlyInAnyOrder(
                        CheckCode.POSTGRES_PUBLICATION_OPERATIONS,
                        CheckCode.POSTGRES_PUBLICATION_TABLE,
                        CheckCode.POSTGRES_PUBLICATION_FILTER,
                        CheckCode.POSTGRES_GENERATED_COLUMNS);
    }

    @ParameterizedTest
    @CsvSource({
        "f, false, false, text, false, OK",
        "d, true, false, text, false, OK",
        "d, true, false, text, true, OK",
        "i, true, false, jsonb, false, OK",
        "d, true, false, date, true, WARNING",
        "d, true, true, text, false, WARNING",
        "d, false, false, text, false, FAILED",
        "n, true, false, text, false, FAILED"
    })
    void judgesAReplicaIdentity(
            char identity, boolean hasKey, boolean isDeferrable, String type, boolean isArray, Verdict verdict) {
        table = table(identity, hasKey, isDeferrable);
        column = column(type, isArray, Generation.NONE);

        assertThat(verdict(CheckCode.POSTGRES_REPLICA_IDENTITY)).isEqualTo(verdict);
    }

    @Test
    void rowsThatThePolicyHidesAreNamed() {
        table = new PostgresTable("store.album", 'f', true, false, true, true, true);

        assertThat(verdict(CheckCode.POSTGRES_ROW_SECURITY)).isEqualTo(FAILED);
        assertThat(verdict(CheckCode.POSTGRES_INHERITANCE)).isEqualTo(WARNING);
    }

    @Test
    void recognisesWhoRunsTheServer() {
        assertThat(PostgresReader.host("10.1.2.3", Map.of("rds.logical_replication", "off")))
                .isEqualTo(Host.RDS);
        assertThat(PostgresReader.host("10.1.2.3", Map.of("cloudsql.iam_authentication", "off")))
                .isEqualTo(Host.CLOUD_SQL);
        assertThat(PostgresReader.host("10.1.2.3", Map.of("azure.extensions", "")))
                .isEqualTo(Host.AZURE);
        assertThat(PostgresReader.host("x.cluster-y.eu-west-1.rds.amazonaws.com", Map.of()))
                .isEqualTo(Host.AURORA);
        assertThat(PostgresReader.host("10.1.2.3", HEALTHY)).isEqualTo(Host.SELF);
    }

    @Test
    void aQuestionWithoutAnAnswerIsUnknown() {
        assertThat(Answer.<PostgresFacts.Role>unknown("gone").judge(CheckCode.POSTGRES_REPLICATION_ROLE, known -> null))
                .returns(UNKNOWN, Finding::verdict);
    }
}
