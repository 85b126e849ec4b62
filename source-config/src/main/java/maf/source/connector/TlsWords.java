package maf.source.connector;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import maf.source.Source;
import maf.source.SourceKind;
import maf.source.Tls;
import maf.source.Tls.Mode;

/** What a source's TLS puts into its template. Connect's provider {@code secret} makes stores of PEM files. */
final class TlsWords {
    /** Protects nothing: the stores are made of the PEM files when the connector starts. */
    private static final String STORE_PASSWORD = "changeit";

    private TlsWords() {}

    static Map<String, Optional<String>> of(Source source) {
        var tls = source.tls();
        var words = new HashMap<String, Optional<String>>();
        words.put("tls-mode", mode(source.kind(), tls.mode()));
        words.put("ca", tls.ca().map(file -> "${secret:path:" + file + "}"));
        words.put("truststore", tls.ca().map(file -> "${secret:truststore:" + file + "}"));
        words.put("truststore-password", tls.ca().map(file -> STORE_PASSWORD));
        words.put(
                "keystore",
                tls.certificate().map(pair -> "${secret:keystore:" + pair.certificate() + "," + pair.key() + "}"));
        words.put("keystore-password", tls.certificate().map(pair -> STORE_PASSWORD));
        words.put("any-host-name", Optional.of("true").filter(yes -> tls.mode() == Mode.REQUIRE));
        words.put("ssl-factory", factory(tls));
        return words;
    }

    /** Without an authority of its own, PostgreSQL's driver would look for one in the home directory. */
    private static Optional<String> factory(Tls tls) {
        return Optional.of("org.postgresql.ssl.DefaultJavaSSLFactory")
                .filter(name -> tls.mode() == Mode.VERIFY && tls.ca().isEmpty());
    }

    private static Optional<String> mode(SourceKind kind, Mode mode) {
        var text =
                switch (kind) {
                    case MYSQL ->
                        Map.of(Mode.OFF, "disabled", Mode.REQUIRE, "required", Mode.VERIFY, "verify_identity");
                    case POSTGRES -> Map.of(Mode.OFF, "disable", Mode.REQUIRE, "require", Mode.VERIFY, "verify-full");
                    case MONGODB -> Map.of(Mode.OFF, "false", Mode.REQUIRE, "true", Mode.VERIFY, "true");
                };
        return Optional.ofNullable(text.get(mode));
    }
}
