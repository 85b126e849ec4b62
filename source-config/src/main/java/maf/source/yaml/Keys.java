package maf.source.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import maf.contract.model.Suggestion;
import maf.source.SourceKind;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Which keys a source of a kind has.
 *
 * @param kind empty if the file does not say, or says nonsense
 */
record Keys(YamlFile file, Optional<SourceKind> kind) {
    private static final Set<SourceKind> ALL = Set.of(SourceKind.values());
    private static final Set<SourceKind> MYSQL = Set.of(SourceKind.MYSQL);
    private static final Set<SourceKind> POSTGRES = Set.of(SourceKind.POSTGRES);
    private static final Set<SourceKind> MONGODB = Set.of(SourceKind.MONGODB);

    static final Map<String, Set<SourceKind>> KINDS = kinds();

    private static Map<String, Set<SourceKind>> kinds() {
        var kinds = new LinkedHashMap<String, Set<SourceKind>>();
        kinds.put("kind", ALL);
        kinds.put("host", Set.of(SourceKind.MYSQL, SourceKind.POSTGRES));
        kinds.put("port", Set.of(SourceKind.MYSQL, SourceKind.POSTGRES));
        kinds.put("uri", MONGODB);
        kinds.put("database", POSTGRES);
        kinds.put("schemas", POSTGRES);
        kinds.put("databases", Set.of(SourceKind.MYSQL, SourceKind.MONGODB));
        for (var key : List.of("tables", "excluded-columns", "users", "tls", "signals", "canary", "heartbeat-ms")) {
            kinds.put(key, ALL);
        }
        kinds.put("server-id", MYSQL);
        kinds.put("slot", POSTGRES);
        kinds.put("publication", POSTGRES);
        kinds.put("snapshot", ALL);
        kinds.put("connector", ALL);
        return kinds;
    }

    /** Reports keys that are unknown, or that another kind has. */
    void check(YamlSection root) {
        var known = new LinkedHashSet<>(KINDS.keySet());
        kind.ifPresent(own -> known.removeIf(key -> !KINDS.get(key).contains(own)));
        root.entries().keySet().forEach(key -> {
            if (!KINDS.containsKey(key)) {
                file.mistake(root.key(key), "unknown key '" + key + "'" + Suggestion.text(key, known));
            } else if (!known.contains(key)) {
                file.mistake(
                        root.key(key),
                        "'" + key + "' is for "
                                + KINDS.get(key).stream()
                                        .map(SourceKind::code)
                                        .sorted()
                                        .collect(Collectors.joining(" and "))
                                + ", and this source is " + kind.orElseThrow().code());
            }
        });
    }

    /** The value of a key that every source of its kinds needs. */
    Optional<Node> need(YamlSection root, String key) {
        return kind.isPresent() && KINDS.get(key).contains(kind.get()) ? root.need(key) : root.find(key);
    }

    /** The key under which schemas or databases are. */
    String schemas() {
        return kind.filter(SourceKind.POSTGRES::equals).map(own -> "schemas").orElse("databases");
    }

    /** How a column is written. */
    Texts column() {
        return kind.filter(SourceKind.MONGODB::equals).isPresent() ? Texts.FIELD : Texts.COLUMN;
    }
}
