package maf.canary;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;

/** MySQL names its binlogs but not their times: those are when each was seen first. */
final class MysqlBinlogs implements ChangeLog {
    private final SourceLogin login;
    private final FirstSeen firstSeen;
    private Connection connection;

    MysqlBinlogs(SourceLogin login, FirstSeen firstSeen) {
        this.login = login;
        this.firstSeen = firstSeen;
    }

    @Override
    public ChangeLogState look() throws SQLException, IOException {
        try {
            if (connection == null) {
                connection = Logins.jdbc(login);
            }
            var names = new LinkedHashSet<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SHOW BINARY LOGS")) { // oldest first
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return ChangeLogState.window(firstSeen.ageOfFirst(names, System.currentTimeMillis()) / 1000.0);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException e) {
                // it is given up anyway
            } finally {
                connection = null;
            }
        }
    }
}
