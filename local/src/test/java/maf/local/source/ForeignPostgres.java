package maf.local.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import maf.inspect.connect.Login;
import maf.local.binaries.Binaries;
import maf.local.process.ExternalCommand;
import maf.local.process.Home;

/** PostgreSQL with the database {@code Music} and the schema {@code Store}. */
final class ForeignPostgres implements ForeignDatabase {
    /** A role that captures with no more rights than that takes, one that reads, and two tables. */
    private static final List<String> MADE = List.of(
            "CREATE SCHEMA \"Store\"",
            "CREATE TABLE \"Store\".artist (id bigint PRIMARY KEY, name text NOT NULL)",
            "CREATE TABLE \"Store\".\"Album\" (id bigint PRIMARY KEY, artist bigint REFERENCES \"Store\".artist, price numeric(8, 2))",
            "CREATE TABLE \"Store\".signals (id varchar(64) PRIMARY KEY, type varchar(32) NOT NULL, data text)",
            "INSERT INTO \"Store\".artist VALUES (1, 'Ane'), (2, 'Bo')",
            "CREATE ROLE listener LOGIN REPLICATION PASSWORD 'c'",
            "CREATE ROLE \"Rita\" LOGIN PASSWORD 'r'",
            "GRANT USAGE ON SCHEMA \"Store\" TO listener, \"Rita\"",
            "GRANT SELECT ON ALL TABLES IN SCHEMA \"Store\" TO listener, \"Rita\"",
            "CREATE PUBLICATION changes FOR TABLE \"Store\".artist, \"Store\".\"Album\", \"Store\".signals"
                    + " WITH (publish_via_partition_root = true)");

    private static final Pattern SQL = Pattern.compile("(ALTER|GRANT|SELECT pg_|CREATE|REVOKE|DROP) ?");

    private final Path programs;
    private final Path folder;
    private final int port;
    private DatabaseProcess process;

    ForeignPostgres(Home home, Binaries binaries) throws Exception {
        this.programs = binaries.postgres().resolve("bin");
        this.folder = home.data("foreign-postgres");
        this.port = DatabaseProcess.freePort();
        Files.createDirectories(folder.getParent());
        var password = Files.writeString(folder.resolveSibling("postgres-password"), "a");
        ExternalCommand.mustRun(
                folder.getParent(),
                words("initdb", "-D", folder.toString(), "-U", "boss", "--pwfile=" + password, "-A", "scram-sha-256"),
                "initdb fails");
        restart();
        try (var connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"Music\" ENCODING 'UTF8' TEMPLATE template0");
        }
        run(MADE);
    }

    private List<String> words(String program, String... arguments) {
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("unshare", "-U")); // PostgreSQL refuses to run as root
        }
        words.add(programs.resolve(program).toString());
        words.addAll(Arrays.asList(arguments));
        return words;
    }

    @Override
    public void restart(String... options) throws Exception {
        if (process != null) {
            process.close();
        }
        var words = words("postgres", "-D", folder.toString(), "-p", Integer.toString(port));
        for (var setting : List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "wal_level=logical",
                "max_slot_wal_keep_size=2GB",
                "fsync=off")) {
            words.addAll(List.of("-c", setting));
        }
        for (var option : options) {
            words.addAll(List.of("-c", option));
        }
        process = DatabaseProcess.start(
                words,
                Map.of(),
                folder.resolveSibling("foreign-postgres.log"),
                () -> connect("postgres").close());
    }

    /** A session of the administrator in the captured database. */
    Connection connect() throws SQLException {
        return connect("Music");
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "boss");
        properties.setProperty("password", "a");
        properties.setProperty("connectTimeout", "3");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }

    @Override
    public void run(List<String> statements) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public String yaml() {
        return """
                kind: postgres
                host: 127.0.0.1
                port: %d
                database: Music
                schemas: [Store]
                users:
                  capture: {name: listener, password-env: MUSIC_CDC_PASSWORD}
                  reader: {name: Rita, password-env: RITA_PASSWORD}
                signals: Store.signals
                slot: music_slot
                publication: changes
                """.formatted(port);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("MUSIC_CDC_PASSWORD", "c", "RITA_PASSWORD", "r", "OTHER_CDC_PASSWORD", "x");
    }

    @Override
    public Login administrator() {
        return new Login("boss", "a");
    }

    @Override
    public List<String> statements(String remedy) {
        return Arrays.stream(remedy.split(";", -1))
                .map(String::strip)
                .filter(text -> SQL.matcher(text).lookingAt())
                .toList();
    }

    @Override
    public void close() {
        process.close();
    }
}
