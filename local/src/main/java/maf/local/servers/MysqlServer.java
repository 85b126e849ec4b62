package maf.local.servers;

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
import maf.local.process.Home;
import maf.local.process.PipelineException;
import maf.local.process.Ports;
import maf.local.process.Server;

/** MySQL as a source: a real mysqld with the flags and schema of databases/mysql. */
record MysqlServer(Home home, EnvConfig config, Ports ports, Binaries binaries) {
    private static final int ACCESS_DENIED = 1045;

    Server server() {
        return new Server(
                "mysql",
                List.of(),
                ports.of("mysql"),
                "an answer to SELECT 1, then its schema and users",
                this::launch,
                this::setUp,
                this::probe,
                new Server.End("TERM", Duration.ofSeconds(60)));
    }

    private ProcessBuilder launch() throws Exception {
        var mysqld = binaries.mysqld();
        var data = home.data("mysql");
        var words = new ArrayList<String>();
        words.add(mysqld.program().toString());
        words.add("--defaults-file=" + home.root().resolve("databases/mysql/my.cnf"));
        words.add("--datadir=" + data);
        mysqld.base().ifPresent(base -> {
            words.add("--basedir=" + base);
            words.add("--lc-messages-dir=" + base.resolve("share"));
            words.add("--innodb-use-native-aio=0");
        });
        if (System.getProperty("user.name").equals("root")) {
            words.add("--user=root");
        }
        var initialized = data.resolve(".initialized");
        if (!Files.exists(initialized)) {
            Home.delete(data); // left over from an aborted initialisation
            // ends with this process: otherwise it could write into the folder while the next start creates it again
            var first = new ArrayList<>(List.of("setpriv", "--pdeathsig", "KILL"));
            first.addAll(words);
            first.add("--initialize-insecure");
            var outcome = run(first, mysqld);
            if (outcome != 0) {
                throw new PipelineException(
                        "MySQL cannot create its data folder " + data + ": see " + home.log("mysql"));
            }
            Files.createFile(initialized);
        }
        words.add("--port=" + ports.of("mysql"));
        words.add("--bind-address=127.0.0.1");
        words.add("--socket=mysql.sock"); // below the data folder: a full path may be too long for a socket
        words.add("--mysqlx=OFF");
        return builder(words, mysqld);
    }

    private int run(List<String> words, Binaries.Mysqld mysqld) throws Exception {
        var builder = builder(words, mysqld).redirectErrorStream(true);
        builder.redirectOutput(
                ProcessBuilder.Redirect.appendTo(home.log("mysql").toFile()));
        return builder.start().waitFor();
    }

    private static ProcessBuilder builder(List<String> words, Binaries.Mysqld mysqld) {
        var builder = new ProcessBuilder(words);
        mysqld.libraries()
                .map(Path::toString)
                .ifPresent(path -> builder.environment().put("LD_LIBRARY_PATH", path));
        return builder;
    }

    private void setUp() throws Exception {
        try (var connection = connect(config.get("MYSQL_ADMIN_PASSWORD"))) {
            applySchema(connection);
        } catch (SQLException e) {
            if (e.getErrorCode() != ACCESS_DENIED) {
                throw e;
            }
            setFirstPassword();
        }
    }

    /** A new data folder has an administrator without a password; only this machine can reach it. */
    private void setFirstPassword() throws Exception {
        try (var connection = connect("");
                var statement = connection.createStatement()) {
            var user = config.get("MYSQL_ADMIN_USER");
            statement.execute("ALTER USER '" + user + "'@'localhost' IDENTIFIED BY '"
                    + config.get("MYSQL_ADMIN_PASSWORD").replace("'", "''") + "'");
            applySchema(connection);
        }
    }

    private void applySchema(Connection connection) throws Exception {
        var script = config.fill(home.root().resolve("databases/mysql/schema.sql"));
        try (var statement = connection.createStatement()) {
            statement.execute(script);
            while (statement.getMoreResults() || statement.getUpdateCount() >= 0) {
                // the driver reports the error of a later statement only when its result is fetched
            }
        }
    }

    private void probe() throws Exception {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute("SELECT 1");
        }
    }

    /** A new connection as the administrator, which allows several statements at once. */
    Connection connect() throws SQLException {
        return connect(config.get("MYSQL_ADMIN_PASSWORD"));
    }

    private Connection connect(String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", config.get("MYSQL_ADMIN_USER"));
        properties.setProperty("password", password);
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("sslMode", "DISABLED"); // loopback
        properties.setProperty("allowMultiQueries", "true");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("connectTimeout", "3000");
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + ports.of("mysql") + "/", properties);
    }
}
