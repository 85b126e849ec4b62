package maf.inspect.connect;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import maf.source.Environment;
import maf.source.Tls;

/** The encryption of MongoDB's client, and of a bare connection. */
final class MongoEncryption {
    private MongoEncryption() {}

    static SSLContext context(Tls tls, Environment environment) {
        try {
            KeyManager[] own = null;
            if (tls.certificate().isPresent()) {
                var files = tls.certificate().get();
                var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
                keys.init(
                        PemStores.client(environment.file(files.certificate()), environment.file(files.key())),
                        PemStores.PASSWORD);
                own = keys.getKeyManagers();
            }
            var context = SSLContext.getInstance("TLS");
            context.init(own, trusted(tls, environment), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("The certificates of this source cannot be used: " + e.getMessage(), e);
        }
    }

    private static TrustManager[] trusted(Tls tls, Environment environment)
            throws GeneralSecurityException, IOException {
        if (tls.mode() == Tls.Mode.REQUIRE) {
            return new TrustManager[] {new Anybody()};
        }
        KeyStore store = tls.ca().isPresent()
                ? PemStores.trusted(environment.file(tls.ca().get()))
                : null;
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }

    /** {@link Tls.Mode#REQUIRE} encrypts, and does not ask with whom. */
    private static final class Anybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
