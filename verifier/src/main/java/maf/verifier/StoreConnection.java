package maf.verifier;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import maf.contract.TableName;

/** A connection to the store that is made when it is needed, and anew after a failure. For one thread at a time. */
final class StoreConnection implements AutoCloseable {
    private final PhoenixDriver driver;
    private final String url;
    private Connection connection;

    /** @param url {@code jdbc:phoenix:<host>:<port of ZooKeeper>} */
    StoreConnection(PhoenixDriver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    /** What is asked of a prepared SELECT. */
    @FunctionalInterface
    interface Asking<T> {
        T answer(PreparedStatement select) throws SQLException;
    }

    /** @throws RuntimeException as often as SQLException when the server goes away: Phoenix throws both */
    <T> T ask(String select, Asking<T> asking) throws SQLException {
        try {
            return driver.within(() -> {
                if (connection == null) {
                    connection = driver.connect(url);
                }
                try (var statement = connection.prepareStatement(select)) {
                    return asking.answer(statement);
                }
            });
        } catch (SQLException | RuntimeException e) {
            close();
            throw e;
        }
    }

    String url() {
        return url;
    }

    static String quoted(String name) {
        return "\"" + name + "\"";
    }

    static String quoted(TableName table) {
        return quoted(table.schema()) + "." + quoted(table.table());
    }

    @Override
    public void close() {
        if (connection != null) {
            try {
                driver.within(() -> {
                    connection.close();
                    return null;
                });
            } catch (SQLException | RuntimeException e) {
                // it was only read from: nothing is lost
            } finally {
                connection = null;
            }
        }
    }
}
