package maf.source.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import maf.contract.model.Suggestion;
import maf.source.Tls;
import maf.source.Tls.ClientCertificate;
import maf.source.Tls.Mode;

/** Reads the section {@code tls} of a source. */
record TlsReader(YamlFile file) {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("mode", "ca", "certificate", "key"));
    static final Set<String> MODES = new LinkedHashSet<>(List.of("off", "prefer", "require", "verify"));

    Optional<Tls> read(YamlSection section) {
        section.only(KEYS);
        var mode = section.need("mode")
                .flatMap(node -> section.text(node, "mode").flatMap(text -> file.attempt(node, () -> mode(text))));
        var ca = file(section, "ca");
        var certificate = file(section, "certificate");
        var key = file(section, "key");
        if (section.find("certificate").isPresent() != section.find("key").isPresent()) {
            file.mistake(section.node(), "a client's certificate needs its key: write certificate and key");
        }
        return mode.map(known -> new Tls(
                known, ca, certificate.flatMap(cert -> key.map(secret -> new ClientCertificate(cert, secret)))));
    }

    private Optional<String> file(YamlSection section, String key) {
        return section.find(key).flatMap(node -> Texts.of(file, section, node, key, Texts.FILE));
    }

    private static Mode mode(String text) {
        if (!MODES.contains(text)) {
            throw new IllegalArgumentException("unknown mode '" + text + "'" + Suggestion.text(text, MODES));
        }
        return Mode.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
