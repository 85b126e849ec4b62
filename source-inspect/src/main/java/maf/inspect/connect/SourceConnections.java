package maf.inspect.connect;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import maf.source.Endpoint;
import maf.source.Environment;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.Tls;

/**
 * Connects to one source, as the users and with the encryption that its file names.
 *
 * @param environment resolves what the file refers to
 */
public record SourceConnections(Source source, Environment environment) {
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 60;

    /**
     * A connection to MySQL or PostgreSQL.
     *
     * @param more properties of the driver
     * @throws SQLException if the server does not take it, or if a certificate cannot be read
     */
    public Connection jdbc(Login login, Map<String, String> more) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", login.name());
        properties.setProperty("password", login.password());
        var mysql = source.kind() == SourceKind.MYSQL;
        var factor = mysql ? 1_000 : 1; // MySQL's driver takes milliseconds
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS * factor));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS * factor));
        properties.putAll(more);
        try (var encryption = JdbcEncryption.of(source.tls(), environment)) {
            encryption.addTo(properties, mysql);
            return DriverManager.getConnection(mysql ? mysqlUrl() : postgresUrl(), properties);
        } catch (GeneralSecurityException | IOException e) {
            throw new SQLException("The certificates of this source cannot be used: " + e.getMessage(), e);
        }
    }

    private String mysqlUrl() {
        return "jdbc:mysql://" + address() + "/";
    }

    private String postgresUrl() {
        return "jdbc:postgresql://" + address() + "/"
                + environment.resolve(source.scope().database());
    }

    private String address() {
        return (host().contains(":") ? "[" + host() + "]" : host()) + ":" + port();
    }

    /** The server's name; of MongoDB, the first of its servers. */
    public String host() {
        if (source.endpoint() instanceof Endpoint.Address address) {
            return environment.resolve(address.host());
        }
        var first = hostOfUri();
        return first.contains(":") ? first.substring(0, first.lastIndexOf(':')) : first;
    }

    /** The server's port; of MongoDB, that of the first of its servers. */
    public int port() {
        if (source.endpoint() instanceof Endpoint.Address address) {
            return Integer.parseInt(environment.resolve(address.port()));
        }
        var first = hostOfUri();
        return first.contains(":")
                ? Integer.parseInt(first.substring(first.lastIndexOf(':') + 1))
                : source.kind().usualPort();
    }

    /** Of {@code mongodb+srv}, the name that DNS is asked about. */
    private String hostOfUri() {
        var uri = mongoUri();
        var hosts = uri.replaceFirst("^mongodb(\\+srv)?://", "").replaceFirst("[/?].*$", "");
        return hosts.split(",", -1)[0];
    }

    /** MongoDB's connection string. */
    public String mongoUri() {
        return environment.resolve(((Endpoint.MongoUri) source.endpoint()).text());
    }

    /** A client of MongoDB, which connects when it is first used. */
    public MongoClient mongo(Login login) {
        return MongoClients.create(
                mongoSettings(login, new ConnectionString(mongoUri())).build());
    }

    /** Settings of a client that may be changed before it is made. */
    public MongoClientSettings.Builder mongoSettings(Login login, ConnectionString uri) {
        return mongoSettings(uri)
                .credential(MongoCredential.createCredential(
                        login.name(), authSource(uri), login.password().toCharArray()));
    }

    /** Settings of a client without a login. */
    public MongoClientSettings.Builder mongoSettings(ConnectionString uri) {
        var settings = MongoClientSettings.builder()
                .applyConnectionString(uri)
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(CONNECT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(CONNECT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(ANSWER_SECONDS, TimeUnit.SECONDS));
        if (source.tls().mode() == Tls.Mode.OFF || source.tls().mode() == Tls.Mode.PREFER) {
            return settings; // the connection string says whether
        }
        var context = MongoEncryption.context(source.tls(), environment);
        return settings.applyToSslSettings(ssl -> ssl.enabled(true)
                .invalidHostNameAllowed(source.tls().mode() == Tls.Mode.REQUIRE)
                .context(context));
    }

    /** The database that knows the user: {@code authSource} of the connection string, or {@code admin}. */
    private static String authSource(ConnectionString uri) {
        var match = java.util.regex.Pattern.compile("[?&]authSource=([^&]+)").matcher(uri.getConnectionString());
        return match.find() ? match.group(1) : "admin";
    }
}
