package maf.verifier.changelog;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import maf.verifier.source.SourceLogin;
import maf.verifier.source.sql.ReconnectingConnection;

/** MySQL lists its binlogs without times, so their age is counted from when each was first seen. */
final class MysqlBinlogs implements ChangeLog {
    private final ReconnectingConnection kept;
    private final FirstSeenFile firstSeen;

    MysqlBinlogs(SourceLogin login, FirstSeenFile firstSeen) {
        kept = new ReconnectingConnection(login);
        this.firstSeen = firstSeen;
    }

    @Override
    public ChangeLogState read() throws SQLException, IOException {
        return ChangeLogState.window(firstSeen.ageOfFirst(names(), System.currentTimeMillis()) / 1000.0);
    }

    /** The oldest first. */
    private List<String> names() throws SQLException {
        return kept.use(connection -> {
            var names = new ArrayList<String>();
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery("SHOW BINARY LOGS")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            return names;
        });
    }

    @Override
    public void close() {
        kept.close();
    }
}
