package maf.capture.mysql;

import io.debezium.DebeziumException;
import io.debezium.config.Configuration;
import io.debezium.connector.binlog.jdbc.BinlogConnectorConnection;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.connector.mysql.jdbc.MySqlConnection;
import io.debezium.connector.mysql.jdbc.MySqlConnectionConfiguration;
import io.debezium.connector.mysql.jdbc.MySqlFieldReaderResolver;
import io.debezium.jdbc.DefaultMainConnectionProvidingConnectionFactory;
import java.sql.SQLException;

/** The task's connections to MySQL. */
final class MysqlConnections extends DefaultMainConnectionProvidingConnectionFactory<BinlogConnectorConnection> {
    private final MySqlConnectorConfig config;
    private final Configuration settings;

    MysqlConnections(MySqlConnectorConfig config, Configuration settings) {
        super(() -> connect(config, settings));
        this.config = config;
        this.settings = settings;
    }

    MySqlConnection connect() {
        return connect(config, settings);
    }

    /** A connection that works: the recovery of the schema may take longer than the server keeps an idle one. */
    BinlogConnectorConnection reopened(BinlogConnectorConnection given) {
        var open = given;
        try {
            open.execute("SELECT 1");
        } catch (SQLException e) {
            close(open);
            open = mainConnection();
        }
        try {
            open.setAutoCommit(false);
        } catch (SQLException e) {
            throw new DebeziumException("MySQL is lost after the schema was recovered", e);
        }
        return open;
    }

    static void close(BinlogConnectorConnection open) {
        try {
            open.close();
        } catch (SQLException e) {
            throw new DebeziumException("A connection to MySQL cannot be closed", e);
        }
    }

    private static MySqlConnection connect(MySqlConnectorConfig config, Configuration settings) {
        return new MySqlConnection(
                new MySqlConnectionConfiguration(settings), MySqlFieldReaderResolver.resolve(config));
    }
}
