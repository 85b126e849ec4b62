package maf.local.source;

import static maf.inspect.finding.CheckCode.LOGIN;
import static maf.inspect.finding.CheckCode.MYSQL_BINLOG_EXPIRY;
import static maf.inspect.finding.CheckCode.MYSQL_BINLOG_FILTER;
import static maf.inspect.finding.CheckCode.MYSQL_BINLOG_FORMAT;
import static maf.inspect.finding.CheckCode.MYSQL_CASCADE;
import static maf.inspect.finding.CheckCode.MYSQL_ENGINE;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_READER;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_REPLICATION_CLIENT;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_REPLICATION_SLAVE;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_SELECT;
import static maf.inspect.finding.CheckCode.MYSQL_GRANT_SNAPSHOT_LOCK;
import static maf.inspect.finding.CheckCode.MYSQL_GTID;
import static maf.inspect.finding.CheckCode.MYSQL_LOG_BIN;
import static maf.inspect.finding.CheckCode.MYSQL_REPLICA_UPDATES;
import static maf.inspect.finding.CheckCode.MYSQL_ROW_IMAGE;
import static maf.inspect.finding.CheckCode.MYSQL_ROW_METADATA;
import static maf.inspect.finding.CheckCode.MYSQL_ROW_VALUE_OPTIONS;
import static maf.inspect.finding.CheckCode.MYSQL_SERVER_ID;
import static maf.inspect.finding.CheckCode.MYSQL_TIME_ZONE;
import static maf.inspect.finding.CheckCode.REACHABLE;
import static maf.inspect.finding.CheckCode.READER_LOGIN;
import static maf.inspect.finding.CheckCode.SIGNAL_TABLE;
import static maf.inspect.finding.CheckCode.TABLE_ALTERED_TYPES;
import static maf.inspect.finding.CheckCode.TABLE_KEY;
import static maf.inspect.finding.CheckCode.TABLE_KIND;
import static maf.inspect.finding.CheckCode.TABLE_MISSING;
import static maf.inspect.finding.CheckCode.TABLE_NAME_COLLISION;
import static maf.inspect.finding.CheckCode.TLS;

import java.util.List;
import maf.inspect.finding.CheckCode;

/** What can be wrong with {@link ForeignMysql}. */
final class MysqlMistakes {
    /** Takes back what any of them planted. */
    static final List<String> CLEANING = List.of(
            "DROP TABLE IF EXISTS shop.t",
            "DROP TABLE IF EXISTS shop.a_b",
            "GRANT SELECT ON shop.* TO 'cdc-user'@'%'",
            "GRANT SELECT ON shop.* TO rita@'%'");

    private static final String CDC = "'cdc-user'@'%'";

    private static final String NONE = "REVOKE ALL PRIVILEGES, GRANT OPTION FROM " + CDC;
    private static final String LOG = "GRANT RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO " + CDC;

    private MysqlMistakes() {}

    /** Those that a running server can be brought to. */
    static List<PlantedMistake> running() {
        return List.of(
                of(MYSQL_BINLOG_FORMAT, "statements", "SET GLOBAL binlog_format = 'STATEMENT'"),
                of(MYSQL_BINLOG_FORMAT, "mixed", "SET GLOBAL binlog_format = 'MIXED'"),
                of(MYSQL_ROW_IMAGE, "changed columns only", "SET GLOBAL binlog_row_image = 'MINIMAL'"),
                of(MYSQL_ROW_IMAGE, "no large columns", "SET GLOBAL binlog_row_image = 'NOBLOB'"),
                of(MYSQL_ROW_METADATA, "no names of columns", "SET GLOBAL binlog_row_metadata = 'MINIMAL'"),
                of(MYSQL_ROW_VALUE_OPTIONS, "parts of JSON", "SET GLOBAL binlog_row_value_options = 'PARTIAL_JSON'"),
                of(MYSQL_BINLOG_EXPIRY, "kept for ten minutes", "SET GLOBAL binlog_expire_logs_seconds = 600"),
                of(MYSQL_SERVER_ID, "none", "SET GLOBAL server_id = 0"),
                of(MYSQL_SERVER_ID, "the connector's", "SET GLOBAL server_id = 5799")
                        .undoneBy("SET GLOBAL server_id = 77"),
                of(
                        MYSQL_GTID,
                        "off",
                        "SET GLOBAL gtid_mode = 'ON_PERMISSIVE'",
                        "SET GLOBAL gtid_mode = 'OFF_PERMISSIVE'",
                        "SET GLOBAL gtid_mode = 'OFF'"),
                of(MYSQL_GRANT_REPLICATION_SLAVE, "revoked", "REVOKE REPLICATION SLAVE ON *.* FROM " + CDC)
                        .alsoNamedBy(MYSQL_SERVER_ID), // may not ask for the replicas
                of(MYSQL_GRANT_REPLICATION_CLIENT, "revoked", "REVOKE REPLICATION CLIENT ON *.* FROM " + CDC)
                        .alsoNamedBy(MYSQL_BINLOG_FILTER, MYSQL_REPLICA_UPDATES),
                of(MYSQL_GRANT_SNAPSHOT_LOCK, "no lock", "REVOKE RELOAD ON *.* FROM " + CDC),
                of(
                                MYSQL_GRANT_SELECT,
                                "of one table revoked",
                                NONE,
                                LOG,
                                "GRANT SELECT ON shop.customer TO " + CDC,
                                "GRANT SELECT ON shop.signals TO " + CDC,
                                "GRANT INSERT ON shop.`order` TO " + CDC)
                        .at("shop.order"),
                of(
                                MYSQL_GRANT_SELECT,
                                "of some columns",
                                NONE,
                                LOG,
                                "GRANT SELECT ON shop.customer TO " + CDC,
                                "GRANT SELECT ON shop.signals TO " + CDC,
                                "GRANT SELECT (id) ON shop.`order` TO " + CDC)
                        .at("shop.order"),
                of(TABLE_MISSING, "all rights revoked", NONE, LOG)
                        .alsoNamedBy(SIGNAL_TABLE)
                        .undoneBy("GRANT SELECT ON shop.* TO " + CDC),
                of(
                                MYSQL_GRANT_READER,
                                "revoked",
                                "REVOKE ALL PRIVILEGES, GRANT OPTION FROM rita@'%'",
                                "GRANT SELECT ON shop.customer TO rita@'%'")
                        .at("shop.order"),
                of(LOGIN, "another password", "ALTER USER " + CDC + " IDENTIFIED BY 'other'")
                        .undoneBy("ALTER USER " + CDC + " IDENTIFIED BY 'c'"),
                of(LOGIN, "locked", "ALTER USER " + CDC + " ACCOUNT LOCK"),
                of(LOGIN, "an expired password", "ALTER USER " + CDC + " PASSWORD EXPIRE")
                        .undoneBy("ALTER USER " + CDC + " IDENTIFIED BY 'c' PASSWORD EXPIRE NEVER"),
                of(LOGIN, "no such user").inFile("cdc-user", "nobody"),
                of(LOGIN, "no password").inFile("SHOP_CDC_PASSWORD", "UNSET_CDC_PASSWORD"),
                of(READER_LOGIN, "dropped", "DROP USER rita@'%'")
                        .undoneBy("CREATE USER rita@'%' IDENTIFIED BY 'r'", "GRANT SELECT ON shop.* TO rita@'%'"),
                of(REACHABLE, "no such host").inFile("127.0.0.1", "no-such-host.invalid"),
                of(REACHABLE, "nothing listens").inFile(text -> text.replaceFirst("port: \\d+", "port: 1")),
                of(TLS, "an authority that nobody trusts").inFile(text -> text + "tls: {mode: verify}\n"),
                of(TLS, "encrypted connections only", "SET GLOBAL require_secure_transport = ON")
                        .inFile(text -> text + "tls: {mode: off}\n")
                        .undoneBy("SET GLOBAL require_secure_transport = OFF"),
                of(TABLE_MISSING, "a table that is not there")
                        .inFile(text -> text + "tables: [customer, invoice]\n")
                        .at("invoice"),
                of(TABLE_MISSING, "a database that is not there").inFile("[shop]", "[shop, crm]"),
                of(SIGNAL_TABLE, "dropped", "DROP TABLE shop.signals")
                        .undoneBy(
                                "CREATE TABLE shop.signals (id VARCHAR(64) PRIMARY KEY, type VARCHAR(32) NOT NULL, data TEXT)"),
                table(TABLE_KEY, "keyless", "(id INT)").undoneBy("ALTER TABLE shop.t ADD PRIMARY KEY (id)"),
                table(TABLE_KEY, "a unique index", "(id INT NOT NULL, UNIQUE by_id (id))"),
                table(TABLE_KEY, "a unique index with NULL", "(id INT, UNIQUE by_id (id))"),
                table(MYSQL_ENGINE, "MyISAM", "(id INT PRIMARY KEY) ENGINE = MyISAM"),
                table(MYSQL_ENGINE, "MEMORY", "(id INT PRIMARY KEY) ENGINE = MEMORY"),
                table(MYSQL_ENGINE, "BLACKHOLE", "(id INT PRIMARY KEY) ENGINE = BLACKHOLE"),
                table(
                        MYSQL_CASCADE,
                        "deletes",
                        "(id INT PRIMARY KEY, c INT, CONSTRAINT f FOREIGN KEY (c) REFERENCES customer (id)"
                                + " ON DELETE CASCADE)"),
                table(
                        MYSQL_CASCADE,
                        "updates",
                        "(id INT PRIMARY KEY, c INT, CONSTRAINT f FOREIGN KEY (c) REFERENCES customer (id)"
                                + " ON UPDATE SET NULL)"),
                table(TABLE_ALTERED_TYPES, "FLOAT", "(id INT PRIMARY KEY, f FLOAT)"),
                table(TABLE_ALTERED_TYPES, "TIME", "(id INT PRIMARY KEY, t TIME)")
                        .undoneBy("ALTER TABLE shop.t DROP t"),
                table(TABLE_ALTERED_TYPES, "YEAR", "(id INT PRIMARY KEY, y YEAR)")
                        .undoneBy("ALTER TABLE shop.t DROP y"),
                of(TABLE_KIND, "a view", "CREATE VIEW shop.t AS SELECT * FROM shop.customer")
                        .inFile(text -> text + "tables: [customer, t]\n")
                        .at("shop.t")
                        .undoneBy("DROP VIEW shop.t"),
                of(
                                TABLE_NAME_COLLISION,
                                "a dot and an underscore",
                                "CREATE TABLE shop.`a.b` (id INT PRIMARY KEY)",
                                "CREATE TABLE shop.`a_b` (id INT PRIMARY KEY)")
                        .at("shop.a.b")
                        .undoneBy("DROP TABLE shop.`a.b`"));
    }

    /** Those that need another start of the server. */
    static List<PlantedMistake> started() {
        return List.of(
                of(MYSQL_LOG_BIN, "off")
                        .startedWith("--skip-log-bin", "--gtid-mode=OFF", "--enforce-gtid-consistency=OFF")
                        .alsoNamedBy(MYSQL_GTID, MYSQL_SERVER_ID, MYSQL_REPLICA_UPDATES, MYSQL_BINLOG_FILTER),
                of(MYSQL_BINLOG_FILTER, "another database only").startedWith("--binlog-do-db=crm"),
                of(MYSQL_BINLOG_FILTER, "this database not").startedWith("--binlog-ignore-db=shop"),
                of(
                                MYSQL_REPLICA_UPDATES,
                                "a replica that logs nothing",
                                "CHANGE MASTER TO MASTER_HOST = '127.0.0.1', MASTER_USER = 'x'")
                        .startedWith("--log-slave-updates=OFF", "--skip-slave-start"),
                of(MYSQL_TIME_ZONE, "a name of its own").startedWith("TZ=XYZ-3"));
    }

    private static PlantedMistake of(CheckCode check, String name, String... statements) {
        return PlantedMistake.of(check, name, statements);
    }

    /** A table t besides those that are healthy. */
    private static PlantedMistake table(CheckCode check, String name, String definition) {
        return of(check, name, "CREATE TABLE shop.t " + definition).at("shop.t");
    }
}
