package maf.local.source;

import java.io.IOException;
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

/** MySQL with the database {@code shop}. */
final class ForeignMysql implements ForeignDatabase {
    /** A user that captures with no more rights than that takes, one that reads, and two tables. */
    private static final List<String> MADE = List.of(
            "CREATE DATABASE shop CHARACTER SET latin1",
            "CREATE TABLE shop.customer (id INT PRIMARY KEY, name VARCHAR(80))",
            "CREATE TABLE shop.`order` (id INT PRIMARY KEY, customer INT NOT NULL, total DECIMAL(12, 2),"
                    + " FOREIGN KEY fk_customer (customer) REFERENCES customer (id))",
            "CREATE TABLE shop.signals (id VARCHAR(64) PRIMARY KEY, type VARCHAR(32) NOT NULL, data TEXT)",
            "INSERT INTO shop.customer VALUES (1, 'Ane'), (2, 'Bo')",
            "INSERT INTO shop.`order` VALUES (10, 1, 9.99)",
            "CREATE USER 'cdc-user'@'%' IDENTIFIED BY 'c'",
            "GRANT RELOAD, REPLICATION SLAVE, REPLICATION CLIENT ON *.* TO 'cdc-user'@'%'",
            "GRANT SELECT ON shop.* TO 'cdc-user'@'%'",
            "CREATE USER rita@'%' IDENTIFIED BY 'r'",
            "GRANT SELECT ON shop.* TO rita@'%'");

    private static final Pattern SQL = Pattern.compile("(ALTER|GRANT|SET|CREATE) ");

    private final Binaries.Mysqld binaries;
    private final Path folder;
    private final int port;
    private DatabaseProcess process;

    ForeignMysql(Home home, Binaries binaries) throws Exception {
        this.binaries = binaries.mysqld();
        this.folder = home.data("foreign-mysql");
        this.port = DatabaseProcess.freePort();
        Files.createDirectories(folder.getParent());
        var words = words();
        words.add("--initialize-insecure");
        ExternalCommand.mustRun(folder.getParent(), words(words), "mysqld makes no data folder");
        restart();
        run(MADE);
    }

    /** The server's libraries are not on the system's path. */
    private List<String> words(List<String> words) {
        var all = new ArrayList<String>();
        binaries.libraries().ifPresent(path -> all.addAll(List.of("env", "LD_LIBRARY_PATH=" + path)));
        all.addAll(words);
        return all;
    }

    private List<String> words() {
        var words = new ArrayList<>(List.of(binaries.program().toString(), "--no-defaults", "--datadir=" + folder));
        binaries.base().ifPresent(base -> {
            words.add("--basedir=" + base);
            words.add("--lc-messages-dir=" + base.resolve("share"));
            words.add("--innodb-use-native-aio=0");
        });
        if (System.getProperty("user.name").equals("root")) {
            words.add("--user=root");
        }
        return words;
    }

    /** Options replace those of a healthy source; one that begins with {@code TZ=} is the process's time zone. */
    @Override
    public void restart(String... options) throws IOException {
        if (process != null) {
            process.close();
        }
        var words = words();
        words.addAll(List.of(
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=mysql.sock",
                "--mysqlx=OFF",
                "--performance-schema=OFF",
                "--server-id=77",
                "--log-bin=changes",
                "--binlog-row-metadata=FULL",
                "--gtid-mode=ON",
                "--enforce-gtid-consistency=ON"));
        var zone = "UTC";
        for (var option : options) {
            if (option.startsWith("TZ=")) {
                zone = option.substring(3);
            } else {
                words.add(option);
            }
        }
        process = DatabaseProcess.start(
                words(words), Map.of("TZ", zone), folder.resolveSibling("foreign-mysql.log"), () -> admin().close());
    }

    private Connection admin() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "root");
        properties.setProperty("allowPublicKeyRetrieval", "true");
        properties.setProperty("connectionTimeZone", "UTC");
        properties.setProperty("connectTimeout", "3000");
        return DriverManager.getConnection("jdbc:mysql://127.0.0.1:" + port + "/", properties);
    }

    @Override
    public void run(List<String> statements) throws SQLException {
        try (var connection = admin();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Override
    public String yaml() {
        return """
                kind: mysql
                host: 127.0.0.1
                port: %d
                databases: [shop]
                users:
                  capture: {name: cdc-user, password-env: SHOP_CDC_PASSWORD}
                  reader: {name: rita, password-env: RITA_PASSWORD}
                signals: shop.signals
                server-id: 5799
                """.formatted(port);
    }

    @Override
    public Map<String, String> environment() {
        return Map.of("SHOP_CDC_PASSWORD", "c", "RITA_PASSWORD", "r", "OTHER_CDC_PASSWORD", "x");
    }

    @Override
    public Login administrator() {
        return new Login("root", "");
    }

    @Override
    public List<String> statements(String remedy) {
        return Arrays.stream(remedy.split(";", -1))
                .map(String::strip)
                .filter(text -> SQL.matcher(text).lookingAt())
                .toList();
    }

    /** The authority of the certificate that the server made for itself. */
    Path ca() {
        return folder.resolve("ca.pem");
    }

    @Override
    public void close() {
        process.close();
    }
}
