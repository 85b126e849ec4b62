package maf.local.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import maf.local.binaries.Binaries;
import maf.local.process.EnvConfig;
import maf.local.process.ExternalCommand;
import maf.local.process.Home;
import maf.local.process.Ports;
import maf.local.process.Server;

/** PostgreSQL as a source: real binaries with the flags and schema of databases/postgres. */
record PostgresServer(Home home, EnvConfig config, Ports ports, Binaries binaries) {
    Server server() {
        return new Server(
                "postgres",
                List.of(),
                ports.of("postgres"),
                "an answer to SELECT 1, then its schema and users",
                this::launch,
                this::setUp,
                this::probe,
                new Server.End("INT", Duration.ofSeconds(60))); // "fast": ends sessions, then a clean checkpoint
    }

    private ProcessBuilder launch() throws Exception {
        var programs = binaries.postgres().resolve("bin");
        var data = home.data("postgres");
        var initialized = data.resolve(".initialized");
        if (!Files.exists(initialized)) {
            Home.delete(data); // left over from an aborted initialisation
            initialize(programs, data);
            Files.createFile(initialized);
        }
        var configuration = home.root().resolve("databases/postgres");
        var words = asOrdinaryUser(programs.resolve("postgres").toString());
        words.addAll(List.of("-D", data.toString(), "-p", Integer.toString(ports.of("postgres"))));
        for (var setting : List.of(
                "config_file=" + configuration.resolve("postgresql.conf"),
                "hba_file=" + configuration.resolve("pg_hba.conf"),
                "ident_file=" + data.resolve("pg_ident.conf"),
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=")) {
            words.addAll(List.of("-c", setting));
        }
        return new ProcessBuilder(words);
    }

    private void initialize(Path programs, Path data) throws IOException {
        var passwordFile = Files.createTempFile(home.state(), "initdb", null); // readable by this user only
        try {
            Files.writeString(passwordFile, config.get("POSTGRES_ADMIN_PASSWORD"));
            var words = asOrdinaryUser(programs.resolve("initdb").toString());
            words.addAll(List.of(
                    "-D",
                    data.toString(),
                    "-U",
                    config.get("POSTGRES_ADMIN_USER"),
                    "--pwfile=" + passwordFile,
                    "-A",
                    "scram-sha-256",
                    "-E",
                    "UTF8",
                    "--locale=C.UTF-8",
                    "--no-instructions"));
            ExternalCommand.mustRun(home.root(), words, "PostgreSQL cannot make its data folder " + data + ":");
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** PostgreSQL refuses to run as root: in a user namespace it sees another user, while the files keep their owner. */
    private static List<String> asOrdinaryUser(String program) {
        var words = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            words.addAll(List.of("unshare", "-U"));
        }
        words.add(program);
        return words;
    }

    private void setUp() throws Exception {
        try (var connection = connect("postgres");
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = 'maf'")) {
            if (!found.next()) {
                statement.execute("CREATE DATABASE maf");
            }
        }
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(config.fill(home.root().resolve("databases/postgres/schema.sql")));
        }
    }

    private void probe() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /** A new connection to database maf as the administrator. */
    Connection connect() throws SQLException {
        return connect("maf");
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", config.get("POSTGRES_ADMIN_USER"));
        properties.setProperty("password", config.get("POSTGRES_ADMIN_PASSWORD"));
        properties.setProperty("connectTimeout", "3");
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + ports.of("postgres") + "/" + database, properties);
    }
}
