package maf.local.source;

import static maf.inspect.finding.CheckCode.LOGIN;
import static maf.inspect.finding.CheckCode.POSTGRES_DECODING;
import static maf.inspect.finding.CheckCode.POSTGRES_GENERATED_COLUMNS;
import static maf.inspect.finding.CheckCode.POSTGRES_GRANT_READER;
import static maf.inspect.finding.CheckCode.POSTGRES_GRANT_SELECT;
import static maf.inspect.finding.CheckCode.POSTGRES_INHERITANCE;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_FILTER;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_OPERATIONS;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_ROOT;
import static maf.inspect.finding.CheckCode.POSTGRES_PUBLICATION_TABLE;
import static maf.inspect.finding.CheckCode.POSTGRES_REPLICATION_ROLE;
import static maf.inspect.finding.CheckCode.POSTGRES_REPLICA_IDENTITY;
import static maf.inspect.finding.CheckCode.POSTGRES_ROW_SECURITY;
import static maf.inspect.finding.CheckCode.POSTGRES_SCHEMA;
import static maf.inspect.finding.CheckCode.POSTGRES_SENDERS;
import static maf.inspect.finding.CheckCode.POSTGRES_SENDER_TIMEOUT;
import static maf.inspect.finding.CheckCode.POSTGRES_SLOT;
import static maf.inspect.finding.CheckCode.POSTGRES_SLOTS;
import static maf.inspect.finding.CheckCode.POSTGRES_UNLOGGED;
import static maf.inspect.finding.CheckCode.POSTGRES_WAL_KEPT;
import static maf.inspect.finding.CheckCode.POSTGRES_WAL_LEVEL;
import static maf.inspect.finding.CheckCode.REACHABLE;
import static maf.inspect.finding.CheckCode.READER_LOGIN;
import static maf.inspect.finding.CheckCode.SIGNAL_TABLE;
import static maf.inspect.finding.CheckCode.TABLE_ALTERED_TYPES;
import static maf.inspect.finding.CheckCode.TABLE_COLUMN_CASE;
import static maf.inspect.finding.CheckCode.TABLE_KEY;
import static maf.inspect.finding.CheckCode.TABLE_KIND;
import static maf.inspect.finding.CheckCode.TABLE_MISSING;
import static maf.inspect.finding.CheckCode.TLS;

import java.util.ArrayList;
import java.util.List;
import maf.inspect.finding.CheckCode;

/** What can be wrong with {@link ForeignPostgres}. */
final class PostgresMistakes {
    /** Takes back what any of them planted. */
    static final List<String> CLEANING = List.of("DROP TABLE IF EXISTS \"Store\".t CASCADE");

    private static final String RELOAD = "SELECT pg_reload_conf()";

    private PostgresMistakes() {}

    /** Those that a running server can be brought to. */
    static List<PlantedMistake> running() {
        return List.of(
                of(POSTGRES_REPLICATION_ROLE, "revoked", "ALTER ROLE listener NOREPLICATION")
                        .alsoNamedBy(POSTGRES_DECODING),
                of(POSTGRES_SENDER_TIMEOUT, "never", "ALTER SYSTEM SET wal_sender_timeout = 0", RELOAD),
                of(POSTGRES_SENDER_TIMEOUT, "too soon", "ALTER SYSTEM SET wal_sender_timeout = '5s'", RELOAD),
                of(POSTGRES_SLOT, "of another program", "SELECT pg_create_physical_replication_slot('music_slot')")
                        .undoneBy("SELECT pg_drop_replication_slot('music_slot')"),
                of(
                                POSTGRES_SLOTS,
                                "all taken",
                                "SELECT pg_create_physical_replication_slot('other' || n)"
                                        + " FROM generate_series(1, current_setting('max_replication_slots')::int) n")
                        .alsoNamedBy(POSTGRES_DECODING)
                        .undoneBy("SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots"),
                of(POSTGRES_SCHEMA, "revoked", "REVOKE USAGE ON SCHEMA \"Store\" FROM listener"),
                of(POSTGRES_SCHEMA, "not there")
                        .inFile("[Store]", "[Store, Loft]")
                        .alsoNamedBy(TABLE_MISSING),
                of(POSTGRES_GRANT_SELECT, "revoked", "REVOKE SELECT ON \"Store\".\"Album\" FROM listener")
                        .at("Store.Album"),
                of(POSTGRES_GRANT_READER, "revoked", "REVOKE SELECT ON \"Store\".\"Album\" FROM \"Rita\"")
                        .at("Store.Album"),
                of(POSTGRES_ROW_SECURITY, "enabled", "ALTER TABLE \"Store\".artist ENABLE ROW LEVEL SECURITY")
                        .at("Store.artist"),
                of(POSTGRES_PUBLICATION, "not there").inFile("publication: changes", "publication: news"),
                of(
                        POSTGRES_PUBLICATION_OPERATIONS,
                        "no deletes",
                        "ALTER PUBLICATION changes SET (publish = 'insert, update')"),
                of(POSTGRES_PUBLICATION_TABLE, "left out", "ALTER PUBLICATION changes DROP TABLE \"Store\".\"Album\"")
                        .at("Store.Album"),
                of(
                                POSTGRES_PUBLICATION_FILTER,
                                "rows",
                                "ALTER PUBLICATION changes SET TABLE \"Store\".artist, \"Store\".signals, \"Store\".\"Album\""
                                        + " WHERE (id > 7)")
                        .at("Store.Album"),
                of(
                                POSTGRES_PUBLICATION_FILTER,
                                "columns",
                                "ALTER PUBLICATION changes SET TABLE \"Store\".artist, \"Store\".signals, \"Store\".\"Album\" (id)")
                        .at("Store.Album"),
                of(
                        POSTGRES_PUBLICATION_ROOT,
                        "partitions under their own names",
                        "CREATE TABLE \"Store\".t (id int PRIMARY KEY) PARTITION BY RANGE (id)",
                        "CREATE TABLE \"Store\".t1 PARTITION OF \"Store\".t DEFAULT",
                        "GRANT SELECT ON \"Store\".t, \"Store\".t1 TO listener, \"Rita\"",
                        "ALTER PUBLICATION changes ADD TABLE \"Store\".t",
                        "ALTER PUBLICATION changes SET (publish_via_partition_root = false)"),
                table(
                        POSTGRES_GENERATED_COLUMNS,
                        "stored",
                        "(id int PRIMARY KEY, g int GENERATED ALWAYS AS (id * 2) STORED)"),
                table(
                                POSTGRES_GENERATED_COLUMNS,
                                "virtual",
                                "(id int PRIMARY KEY, g int GENERATED ALWAYS AS (id * 2) VIRTUAL)")
                        .undoneBy("ALTER TABLE \"Store\".t DROP g"),
                table(TABLE_KEY, "keyless", "(id int)")
                        .alsoNamedBy(POSTGRES_REPLICA_IDENTITY)
                        .undoneBy("ALTER TABLE \"Store\".t ADD PRIMARY KEY (id)"),
                table(TABLE_KEY, "a unique index", "(id int NOT NULL UNIQUE)").alsoNamedBy(POSTGRES_REPLICA_IDENTITY),
                table(
                        POSTGRES_REPLICA_IDENTITY,
                        "nothing",
                        "(id int PRIMARY KEY)",
                        "ALTER TABLE \"Store\".t REPLICA IDENTITY NOTHING"),
                table(POSTGRES_REPLICA_IDENTITY, "a deferrable key", "(id int PRIMARY KEY DEFERRABLE)"),
                table(POSTGRES_REPLICA_IDENTITY, "large arrays", "(id int PRIMARY KEY, a date[])"),
                table(
                                TABLE_ALTERED_TYPES,
                                "MONEY[]",
                                "(id int PRIMARY KEY, a money[])",
                                "ALTER TABLE \"Store\".t REPLICA IDENTITY FULL")
                        .undoneBy("ALTER TABLE \"Store\".t DROP a"),
                table(TABLE_COLUMN_CASE, "upper and lower", "(id int PRIMARY KEY, name text, \"Name\" text)")
                        .undoneBy("ALTER TABLE \"Store\".t RENAME \"Name\" TO title"),
                of(
                                POSTGRES_UNLOGGED,
                                "unlogged",
                                "CREATE UNLOGGED TABLE \"Store\".t (id int PRIMARY KEY)",
                                "GRANT SELECT ON \"Store\".t TO listener, \"Rita\"")
                        .at("Store.t")
                        .undoneBy("DROP TABLE \"Store\".t"),
                of(
                                TABLE_KIND,
                                "a foreign table",
                                "CREATE FOREIGN DATA WRAPPER f",
                                "CREATE SERVER s FOREIGN DATA WRAPPER f",
                                "CREATE FOREIGN TABLE \"Store\".t (id int) SERVER s")
                        .at("Store.t")
                        .undoneBy("DROP FOREIGN DATA WRAPPER f CASCADE"),
                of(TABLE_KIND, "a materialized view", "CREATE MATERIALIZED VIEW \"Store\".t AS SELECT 1 AS id")
                        .inFile(text -> text + "tables: [artist, t]\n")
                        .at("Store.t")
                        .undoneBy("DROP MATERIALIZED VIEW \"Store\".t"),
                table(
                                POSTGRES_INHERITANCE,
                                "a child",
                                "(id int PRIMARY KEY)",
                                "CREATE TABLE public.child () INHERITS (\"Store\".t)")
                        .undoneBy("DROP TABLE public.child"),
                of(TABLE_MISSING, "a table that is not there")
                        .inFile(text -> text + "tables: [artist, invoice]\n")
                        .at("invoice"),
                of(SIGNAL_TABLE, "another name").inFile("Store.signals", "Store.signs"),
                of(LOGIN, "another password", "ALTER ROLE listener PASSWORD 'other'")
                        .undoneBy("ALTER ROLE listener PASSWORD 'c'"),
                of(LOGIN, "may not log in", "ALTER ROLE listener NOLOGIN").undoneBy("ALTER ROLE listener LOGIN"),
                of(LOGIN, "no connection left", "ALTER ROLE listener CONNECTION LIMIT 0")
                        .undoneBy("ALTER ROLE listener CONNECTION LIMIT -1"),
                of(LOGIN, "no such database").inFile("database: Music", "database: Musik"),
                of(LOGIN, "may not connect", "REVOKE CONNECT ON DATABASE \"Music\" FROM public")
                        .undoneBy("GRANT CONNECT ON DATABASE \"Music\" TO public"),
                of(READER_LOGIN, "another password", "ALTER ROLE \"Rita\" PASSWORD 'other'")
                        .undoneBy("ALTER ROLE \"Rita\" PASSWORD 'r'"),
                of(REACHABLE, "nothing listens").inFile(text -> text.replaceFirst("port: \\d+", "port: 1")),
                of(TLS, "a server without a certificate").inFile(text -> text + "tls: {mode: require}\n"));
    }

    /** Those that need another start of the server. */
    static List<PlantedMistake> started() {
        return List.of(
                of(POSTGRES_WAL_LEVEL, "replica")
                        .startedWith("wal_level=replica")
                        .alsoNamedBy(POSTGRES_DECODING),
                of(POSTGRES_SENDERS, "none").startedWith("max_wal_senders=0"),
                of(POSTGRES_WAL_KEPT, "for ever").startedWith("max_slot_wal_keep_size=-1"),
                of(POSTGRES_WAL_KEPT, "little").startedWith("max_slot_wal_keep_size=64MB"));
    }

    private static PlantedMistake of(CheckCode check, String name, String... statements) {
        return PlantedMistake.of(check, name, statements);
    }

    /** A table t besides those that are healthy, which is published and may be read. */
    private static PlantedMistake table(CheckCode check, String name, String definition, String... more) {
        var statements = new ArrayList<>(List.of(
                "CREATE TABLE \"Store\".t " + definition,
                "GRANT SELECT ON \"Store\".t TO listener, \"Rita\"",
                "ALTER PUBLICATION changes ADD TABLE \"Store\".t"));
        statements.addAll(List.of(more));
        return of(check, name, statements.toArray(String[]::new)).at("Store.t");
    }
}
