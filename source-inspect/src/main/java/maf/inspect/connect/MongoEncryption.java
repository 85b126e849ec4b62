package maf.inspect.connect;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import maf.source.Environment;
import maf.source.Tls;

/** The encryption of MongoDB's client, which trusts nobody that it does not know. */
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
        KeyStore store = tls.ca().isPresent()
                ? PemStores.trusted(environment.file(tls.ca().get()))
                : null;
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory.getTrustManagers();
    }
}
