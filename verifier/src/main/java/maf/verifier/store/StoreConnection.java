package maf.verifier.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import maf.contract.model.TableName;
import maf.runtime.Causes;
import maf.verifier.table.UnavailableException;

/** A connection to the store that is opened when it is needed, and again after a failure. For one thread at a time. */
public final class StoreConnection implements AutoCloseable {
    private final PhoenixDriver driver;
    private final String url;
    private Connection connection;

    /** @param url {@code jdbc:phoenix:<host>:<port of ZooKeeper>} */
    public StoreConnection(PhoenixDriver driver, String url) {
        this.driver = driver;
        this.url = url;
    }

    /** Runs a prepared SELECT. */
    @FunctionalInterface
    public interface Asking<T> {
        T answer(PreparedStatement select) throws SQLException;
    }

    /**
     * Answers one prepared SELECT.
     *
     * @throws SQLException with the innermost cause in one line: HBase's client lists every attempt, page after page
     */
    public <T> T ask(String select, Asking<T> asking) throws SQLException {
        try {
            return driver.within(() -> {
                if (connection == null) {
                    connection = driver.connect(url);
                }
                try (var statement = connection.prepareStatement(select)) {
                    return asking.answer(statement);
                }
            });
        } catch (SQLException e) {
            close();
            throw new SQLException(reason(e), e.getSQLState(), e.getErrorCode(), e);
        } catch (RuntimeException e) { // Phoenix throws these, too, if its server goes down
            close();
            throw new SQLException(reason(e), e);
        }
    }

    static String reason(Throwable e) {
        var innermost = Causes.innermost(e);
        var said = Causes.firstLine(innermost);
        return innermost instanceof SQLException || innermost.getMessage() == null
                ? said
                : innermost.getClass().getSimpleName() + ": " + said;
    }

    public UnavailableException unavailable(TableName table, SQLException e) {
        return new UnavailableException(
                "The store at " + url + " did not answer for " + table + " (" + e.getMessage()
                        + "): check that HBase runs, then try again",
                e);
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
                // the connection only read, so nothing is lost
            } finally {
                connection = null;
            }
        }
    }
}
