package maf.verifier.source.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import maf.verifier.source.ConnectionUse;
import maf.verifier.source.SourceLogin;

/** Opens connections to MySQL and PostgreSQL. */
final class JdbcConnections {
    private JdbcConnections() {}

    /** @param properties of the driver, beyond login and timeouts */
    static Connection open(SourceLogin login, ConnectionUse use, Map<String, String> properties) throws SQLException {
        var all = new Properties();
        all.putAll(properties);
        all.setProperty("user", login.user());
        all.setProperty("password", login.password());
        var timeUnit = login.isMysql() ? 1000 : 1; // MySQL's driver takes milliseconds, PostgreSQL's takes seconds
        all.setProperty("connectTimeout", Integer.toString(use.connectSeconds() * timeUnit));
        all.setProperty("socketTimeout", Integer.toString(use.answerSeconds() * timeUnit));
        if (login.isMysql()) {
            all.setProperty("allowPublicKeyRetrieval", "true"); // for caching_sha2_password without TLS
        } else {
            all.setProperty("ApplicationName", use.application());
        }
        return DriverManager.getConnection(login.url(), all);
    }
}
