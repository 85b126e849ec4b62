package maf.connect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes the stores that Java's drivers read of the PEM files that people have. */
final class PemStores {
    private static final char[] PASSWORD =
            "changeit".toCharArray(); // as in the connectors' templates; it protects nothing
    private static final String ALIAS = "user"; // PostgreSQL's driver looks for this one
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----", Pattern.DOTALL);
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "Ed25519");

    private PemStores() {}

    /** A store of the certificates in {@code ca}. */
    static Path trusting(Path ca, Path folder) throws IOException, GeneralSecurityException {
        var store = empty();
        var number = 0;
        for (var certificate : certificates(ca)) {
            store.setCertificateEntry("ca-" + number++, certificate);
        }
        return written(store, folder.resolve("maf-" + ca.getFileName() + ".p12"));
    }

    /** A store of a certificate with its key. */
    static Path proving(Path certificate, Path key, Path folder) throws IOException, GeneralSecurityException {
        var store = empty();
        store.setKeyEntry(ALIAS, key(key), PASSWORD, certificates(certificate).toArray(new Certificate[0]));
        return written(store, folder.resolve("maf-" + certificate.getFileName() + ".key.p12"));
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (var pem = Files.newInputStream(file)) {
            var found = CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (found.isEmpty()) {
                throw new GeneralSecurityException("it has no certificate in PEM format");
            }
            return found;
        }
    }

    private static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
        var pem = KEY.matcher(Files.readString(file));
        if (!pem.find()) {
            throw new GeneralSecurityException(
                    "it is no PKCS #8 key in PEM format: convert it with openssl pkcs8 -topk8 -nocrypt");
        }
        var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (var algorithm : ALGORITHMS) {
            var found = key(algorithm, spec);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new GeneralSecurityException("its key is none of " + ALGORITHMS);
    }

    private static Optional<PrivateKey> key(String algorithm, PKCS8EncodedKeySpec spec)
            throws GeneralSecurityException {
        try {
            return Optional.of(KeyFactory.getInstance(algorithm).generatePrivate(spec));
        } catch (InvalidKeySpecException e) {
            return Optional.empty(); // of another algorithm
        }
    }

    /** Replaced as a whole: a connector may be reading the file. */
    private static Path written(KeyStore store, Path file) throws IOException, GeneralSecurityException {
        var draft = Files.createTempFile(file.getParent(), "maf-", ".p12");
        try (var out = Files.newOutputStream(draft)) {
            store.store(out, PASSWORD);
        }
        return Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
