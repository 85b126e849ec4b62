package maf.compose;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import maf.local.servers.Connections;

/** The store, accessed from this machine as docs/compose.md describes; {@code src/test/resources/hosts} replaces /etc/hosts. */
record PhoenixStore(int zooKeeperPort) {
    Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:phoenix:127.0.0.1:" + zooKeeperPort, Connections.clientProperties());
    }
}
