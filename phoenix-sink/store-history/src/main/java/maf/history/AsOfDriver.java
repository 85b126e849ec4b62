package maf.history;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;

/** {@link AsOfConnection} for programs that use plain JDBC: {@code jdbc:phoenix-past:<host>:<port of ZooKeeper>/<moment>}. */
public final class AsOfDriver implements Driver {
    static final String PHOENIX = "jdbc:phoenix";
    static final String PREFIX = "jdbc:phoenix-past";

    static {
        try {
            DriverManager.registerDriver(new AsOfDriver());
        } catch (SQLException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        var slash = url.indexOf('/');
        if (slash < 0) {
            throw new AsOfException("'" + url + "' is not " + PREFIX + ":<host>:<port of ZooKeeper>/<moment>");
        }
        var none = new Properties(); // Phoenix would put sqlline's user and password into its URL
        return AsOfConnection.connect(PHOENIX + url.substring(PREFIX.length(), slash), none, url.substring(slash + 1));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith(PREFIX + ":");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("this driver does not log");
    }
}
