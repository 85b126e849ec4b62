package maf.source;

import java.util.Optional;

/**
 * Whether connections are encrypted, and whom they trust. Files are in {@code SECRETS_DIR} and in PEM format.
 *
 * @param ca whom {@link Mode#VERIFY} trusts; empty: the authorities that Java trusts
 * @param certificate of the client
 */
public record Tls(Mode mode, Optional<String> ca, Optional<ClientCertificate> certificate) {
    /** No encryption. */
    public static final Tls NONE = new Tls(Mode.OFF, Optional.empty(), Optional.empty());

    /** How much a connection is protected. */
    public enum Mode {
        /** Not encrypted. */
        OFF,
        /** Encrypted; the server's certificate is not checked. */
        REQUIRE,
        /** Encrypted; the certificate must be of the server's name, and of an authority that is trusted. */
        VERIFY
    }

    /** A client's certificate and its private key. */
    public record ClientCertificate(String certificate, String key) {}
}
