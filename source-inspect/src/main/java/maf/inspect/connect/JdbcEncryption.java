package maf.inspect.connect;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Properties;
import maf.source.Environment;
import maf.source.Tls;

/** The encryption of a JDBC connection, with the files that the drivers read. */
record JdbcEncryption(Tls tls, Optional<String> ca, Optional<StoreFile> trusted, Optional<StoreFile> client)
        implements AutoCloseable {
    static JdbcEncryption of(Tls tls, Environment environment) throws GeneralSecurityException, IOException {
        if (tls.mode() == Tls.Mode.OFF) {
            return new JdbcEncryption(tls, Optional.empty(), Optional.empty(), Optional.empty());
        }
        var ca = tls.ca().map(environment::file);
        var trusted =
                ca.isPresent() ? Optional.of(StoreFile.of(PemStores.trusted(ca.get()))) : Optional.<StoreFile>empty();
        var client = Optional.<StoreFile>empty();
        if (tls.certificate().isPresent()) {
            var own = tls.certificate().get();
            client = Optional.of(
                    StoreFile.of(PemStores.client(environment.file(own.certificate()), environment.file(own.key()))));
        }
        return new JdbcEncryption(tls, ca.map(Object::toString), trusted, client);
    }

    void addTo(Properties properties, boolean mysql) {
        if (mysql) {
            mysql(properties);
        } else {
            postgres(properties);
        }
    }

    private void mysql(Properties properties) {
        properties.setProperty(
                "sslMode",
                switch (tls.mode()) {
                    case OFF -> "DISABLED";
                    case PREFER -> "PREFERRED";
                    case REQUIRE -> "REQUIRED";
                    case VERIFY -> "VERIFY_IDENTITY";
                });
        if (tls.mode() == Tls.Mode.OFF || tls.mode() == Tls.Mode.PREFER) {
            properties.setProperty("allowPublicKeyRetrieval", "true");
        }
        trusted.ifPresent(store -> store(properties, "trustCertificate", store));
        client.ifPresent(store -> store(properties, "clientCertificate", store));
    }

    private static void store(Properties properties, String name, StoreFile store) {
        properties.setProperty(name + "KeyStoreUrl", store.path().toUri().toString());
        properties.setProperty(name + "KeyStoreType", "PKCS12");
        properties.setProperty(name + "KeyStorePassword", new String(PemStores.PASSWORD));
    }

    private void postgres(Properties properties) {
        properties.setProperty(
                "sslmode",
                switch (tls.mode()) {
                    case OFF -> "disable";
                    case PREFER -> "prefer";
                    case REQUIRE -> "require";
                    case VERIFY -> "verify-full";
                });
        if (tls.mode() == Tls.Mode.VERIFY) {
            ca.ifPresentOrElse(
                    file -> properties.setProperty("sslrootcert", file),
                    () -> properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory"));
        }
        client.ifPresent(store -> {
            properties.setProperty("sslkey", store.path().toString());
            properties.setProperty("sslpassword", new String(PemStores.PASSWORD));
        });
    }

    @Override
    public void close() throws IOException {
        if (trusted.isPresent()) {
            trusted.get().close();
        }
        if (client.isPresent()) {
            client.get().close();
        }
    }
}
