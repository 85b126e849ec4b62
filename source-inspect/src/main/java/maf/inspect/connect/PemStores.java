package maf.inspect.connect;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Turns PEM files into the key stores that Java's drivers take. */
final class PemStores {
    static final char[] PASSWORD = "changeit".toCharArray(); // of a store that only this process reads
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----", Pattern.DOTALL);

    private PemStores() {}

    /** Whom to trust. */
    static KeyStore trusted(Path ca) throws GeneralSecurityException, IOException {
        var store = empty();
        var at = 0;
        for (var certificate : certificates(ca)) {
            store.setCertificateEntry("ca" + at++, certificate);
        }
        return store;
    }

    /** A client's certificate with those that vouch for it, and its private key. */
    static KeyStore client(Path certificate, Path key) throws GeneralSecurityException, IOException {
        var store = empty();
        store.setKeyEntry("user", key(key), PASSWORD, certificates(certificate).toArray(Certificate[]::new));
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static List<? extends Certificate> certificates(Path file) throws GeneralSecurityException, IOException {
        try (InputStream in = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(in);
            if (found.isEmpty()) {
                throw new GeneralSecurityException(file + " holds no certificate in PEM format");
            }
            return List.copyOf(found);
        }
    }

    private static PrivateKey key(Path file) throws GeneralSecurityException, IOException {
        var match = KEY.matcher(Files.readString(file));
        if (!match.find()) {
            throw new GeneralSecurityException(
                    file + " holds no key that begins with BEGIN PRIVATE KEY: openssl pkcs8 -topk8 -nocrypt makes it");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(match.group(1)));
        for (var algorithm : List.of("RSA", "EC", "Ed25519")) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(spec);
            } catch (InvalidKeySpecException e) {
                // a key of another kind
            }
        }
        throw new GeneralSecurityException(file + " holds a key that is neither RSA, EC nor Ed25519");
    }
}
