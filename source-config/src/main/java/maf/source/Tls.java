package maf.source;

import java.util.Optional;

/**
 * Whether connections are encrypted, and whom they trust. Files are in {@code SECRETS_DIR} and in PEM format.
 *
 * @param ca whom {@link Mode#VERIFY} trusts; empty: the authorities that Java trusts
 * @param certificate of the client
 */
public record Tls(Mode mode, Optional<String> ca, Optional<ClientCertificate> certificate) {
    /** What a source has that says nothing about it. */
    public static final Tls USUAL = new Tls(Mode.PREFER, Optional.empty(), Optional.empty());

    /** How much a connection is protected. */
    public enum Mode {
        /** Not encrypted. */
        OFF,
        /** Encrypted if the server offers it; MongoDB: if its connection string says so. */
        PREFER,
        /** Encrypted; the server may be another one. MongoDB's certificate must be of an authority that is trusted. */
        REQUIRE,
        /** Encrypted; the certificate must be of the server's name, and of an authority that is trusted. */
        VERIFY
    }

    /** A client's certificate and its private key. */
    public record ClientCertificate(String certificate, String key) {}
}
