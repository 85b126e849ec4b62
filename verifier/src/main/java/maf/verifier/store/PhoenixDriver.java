package maf.verifier.store;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import maf.verifier.table.UnavailableException;

/**
 * Phoenix's client with all it needs, apart from this program's own libraries: it wants protobuf 2.5 where CEL wants 4. The
 * two share the JDK and so {@code java.sql}, nothing else. Stays until the process ends: Phoenix then still loads classes.
 */
public final class PhoenixDriver {
    private static final String DRIVER = "org.apache.phoenix.jdbc.PhoenixDriver";

    private final URLClassLoader loader;
    private final Driver driver;
    private final int retries;

    private PhoenixDriver(URLClassLoader loader, Driver driver, int retries) {
        this.loader = loader;
        this.driver = driver;
        this.retries = retries;
    }

    /**
     * Loads the client.
     *
     * @param jars the directory that holds them, such as {@code images/phoenix-client/target/lib}
     * @param retries of a request, each with retries of its own: 4 are a minute against a store that is away, 1 ten seconds
     * @throws UnavailableException when it does not hold Phoenix's client
     */
    public static PhoenixDriver load(Path jars, int retries) throws UnavailableException {
        try {
            var loader =
                    new URLClassLoader("phoenix", urls(jars).toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            var driver = within(
                    loader,
                    () -> loader.loadClass(DRIVER)
                            .asSubclass(Driver.class)
                            .getDeclaredConstructor()
                            .newInstance());
            return new PhoenixDriver(loader, driver, retries);
        } catch (Exception e) {
            throw UnavailableException.lasting(
                    "Cannot load Phoenix's client from " + jars + " (" + e
                            + "): build its jars with ./mvnw package -pl images/phoenix-client -am",
                    e);
        }
    }

    private static List<URL> urls(Path jars) throws IOException {
        var urls = new ArrayList<URL>();
        try (var files = Files.newDirectoryStream(jars, "*.jar")) {
            for (var file : files) {
                urls.add(url(file));
            }
        }
        return urls;
    }

    private static URL url(Path file) throws MalformedURLException {
        return file.toAbsolutePath().toUri().toURL();
    }

    /**
     * A connection that only reads; the first one of a process takes some seconds. What is done with it must go through
     * {@link #within}.
     *
     * @param url {@code jdbc:phoenix:<host>:<port of ZooKeeper>}
     */
    Connection connect(String url) throws SQLException {
        return within(() -> {
            var connection = driver.connect(url, properties());
            if (connection == null) {
                throw new SQLException("'" + url + "' is not jdbc:phoenix:<host>:<port of ZooKeeper>");
            }
            connection.setReadOnly(true);
            return connection;
        });
    }

    /** Hadoop and HBase find their defaults and plugins by the thread's class loader. */
    <T> T within(Callable<T> work) throws SQLException {
        try {
            return within(loader, work);
        } catch (SQLException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new SQLException(e);
        }
    }

    private static <T> T within(ClassLoader loader, Callable<T> work) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private Properties properties() {
        var properties = new Properties();
        properties.setProperty("phoenix.schema.isNamespaceMappingEnabled", "true");
        properties.setProperty("phoenix.schema.mapSystemTablesToNamespace", "true");
        properties.setProperty("phoenix.log.saltBuckets", "1"); // else the first client makes 32 regions for SYSTEM.LOG
        properties.setProperty("hbase.client.retries.number", Integer.toString(retries));
        properties.setProperty("hbase.client.pause", "200");
        properties.setProperty("zookeeper.recovery.retry", "1");
        properties.setProperty("zookeeper.session.timeout", "10000");
        properties.setProperty("phoenix.query.threadPoolSize", "4"); // 128 by default, each with rows read ahead
        properties.setProperty("phoenix.query.queueSize", "1000");
        properties.setProperty("phoenix.stats.cache.maxSize", "1048576"); // 256 MiB by default: the whole heap
        return properties;
    }
}
