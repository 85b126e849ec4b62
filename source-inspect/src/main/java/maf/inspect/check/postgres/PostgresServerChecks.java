package maf.inspect.check.postgres;

import static maf.inspect.finding.CheckCode.POSTGRES_DECODING;
import static maf.inspect.finding.CheckCode.POSTGRES_ENCODING;
import static maf.inspect.finding.CheckCode.POSTGRES_REPLICATION_ROLE;
import static maf.inspect.finding.CheckCode.POSTGRES_SENDER_TIMEOUT;
import static maf.inspect.finding.CheckCode.POSTGRES_STANDBY;
import static maf.inspect.finding.CheckCode.POSTGRES_WAL_LEVEL;
import static maf.inspect.finding.CheckCode.VERSION;

import java.util.List;
import java.util.Set;
import maf.inspect.finding.Finding;
import maf.inspect.finding.Host;
import maf.inspect.finding.ServerClock;

/** Whether the server lets its changes be decoded, and this user decode them. */
record PostgresServerChecks(PostgresFacts facts) {
    private static final long STATUS_INTERVAL_MS = 10_000; // Debezium's status.update.interval.ms
    /** Of wal_level, the role and the slots, which have checks of their own. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of("55000", "42501", "53400");

    private static final String TIMEOUT = "57014";

    List<Finding> findings() {
        return List.of(
                version(),
                ServerClock.judge(facts.clockAhead()),
                walLevel(),
                facts.role().judge(POSTGRES_REPLICATION_ROLE, this::role),
                senderTimeout(),
                facts.isStandby().judge(POSTGRES_STANDBY, this::standby),
                encoding(),
                facts.decoding().judge(POSTGRES_DECODING, this::decoding));
    }

    private Finding version() {
        var text = "PostgreSQL " + facts.setting("server_version");
        if (facts.major() < 10) {
            return Finding.failed(VERSION, text + " has no pgoutput", "upgrade to PostgreSQL 13 or newer");
        }
        return facts.major() < 13
                ? Finding.warning(
                        VERSION,
                        text + " is no longer maintained, and publishes partitions under their own names only",
                        "upgrade to PostgreSQL 13 or newer")
                : Finding.ok(VERSION, text);
    }

    private Finding walLevel() {
        var level = facts.setting("wal_level");
        return level.equals("logical")
                ? Finding.ok(POSTGRES_WAL_LEVEL, "wal_level is logical")
                : Finding.failed(
                        POSTGRES_WAL_LEVEL,
                        "wal_level is " + level + ", not logical: changes cannot be decoded from the log",
                        switch (facts.host()) {
                            case RDS, AURORA -> facts.change().postgresAtStart("rds.logical_replication", "1");
                            case CLOUD_SQL -> facts.change().postgresAtStart("cloudsql.logical_decoding", "on");
                            default -> facts.change().postgresAtStart("wal_level", "logical");
                        });
    }

    private Finding role(PostgresFacts.Role role) {
        var user = PostgresNames.quoted(facts.user());
        return role.replicates() || role.isSuperuser()
                ? Finding.ok(POSTGRES_REPLICATION_ROLE, "Role " + facts.user() + " may use replication slots")
                : Finding.failed(
                        POSTGRES_REPLICATION_ROLE,
                        "Role " + facts.user() + " lacks REPLICATION: it may not use a replication slot",
                        facts.host() == Host.RDS || facts.host() == Host.AURORA
                                ? "GRANT rds_replication TO " + user + ";"
                                : "ALTER ROLE " + user + " REPLICATION;");
    }

    private Finding senderTimeout() {
        var ms = facts.number("wal_sender_timeout");
        var remedy = facts.change().postgres("wal_sender_timeout", "60s");
        if (ms == 0) {
            return Finding.warning(
                    POSTGRES_SENDER_TIMEOUT,
                    "wal_sender_timeout is 0: a connection that died keeps the slot, until TCP notices after hours",
                    remedy);
        }
        return ms <= STATUS_INTERVAL_MS
                ? Finding.failed(
                        POSTGRES_SENDER_TIMEOUT,
                        "wal_sender_timeout is " + ms + " ms, and the connector reports only every "
                                + STATUS_INTERVAL_MS + " ms: the server ends its connections",
                        remedy)
                : Finding.ok(POSTGRES_SENDER_TIMEOUT, "wal_sender_timeout is " + ms / 1_000 + " s");
    }

    private Finding standby(boolean isStandby) {
        if (!isStandby) {
            return Finding.ok(POSTGRES_STANDBY, "The server is no standby");
        }
        if (facts.major() < 16) {
            return Finding.failed(
                    POSTGRES_STANDBY,
                    "The server is a standby, which decodes nothing before PostgreSQL 16",
                    "in the source's file set host to the primary");
        }
        return facts.setting("hot_standby_feedback").equals("on")
                ? Finding.ok(POSTGRES_STANDBY, "The server is a standby that tells its primary what it still needs")
                : Finding.warning(
                        POSTGRES_STANDBY,
                        "The server is a standby with hot_standby_feedback off: its primary may remove catalogue rows that the slot"
                                + " needs, which invalidates the slot",
                        facts.change().postgres("hot_standby_feedback", "on"));
    }

    private Finding encoding() {
        var encoding = facts.setting("server_encoding");
        return encoding.equals("SQL_ASCII")
                ? Finding.warning(
                        POSTGRES_ENCODING,
                        "The database's encoding is SQL_ASCII: bytes that are not UTF-8 end the connector",
                        "dump the database, and restore it into one made with ENCODING 'UTF8'")
                : Finding.ok(POSTGRES_ENCODING, "The database's encoding is " + encoding);
    }

    private Finding decoding(PostgresFacts.Decoding decoding) {
        if (decoding.state().isEmpty()) {
            return Finding.ok(POSTGRES_DECODING, "Changes can be decoded with pgoutput");
        }
        if (decoding.state().equals(TIMEOUT)) {
            return Finding.warning(
                    POSTGRES_DECODING,
                    "A slot could not be made within a few seconds: the server waits for the end of transactions that run",
                    "find them with SELECT pid, xact_start, query FROM pg_stat_activity WHERE xact_start < now() - interval '1"
                            + " minute'; and in pg_prepared_xacts; end them");
        }
        return TOLD_ELSEWHERE.contains(decoding.state())
                ? Finding.unknown(POSTGRES_DECODING, "Could not be tried: " + decoding.message(), "")
                : Finding.failed(
                        POSTGRES_DECODING,
                        "Decoding with pgoutput was tried and failed: " + decoding.message(),
                        "connect to the server itself, not to a pooler such as pgbouncer in transaction mode");
    }
}
