package maf.source.yaml;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlScalar;
import maf.contract.file.YamlSection;
import maf.contract.model.Suggestion;
import maf.source.Capture;
import maf.source.Capture.Snapshot;
import maf.source.SourceKind;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Reads how a source is captured. */
record CaptureReader(YamlFile file, SourceKind kind) {
    static final List<String> SNAPSHOTS = List.of("initial", "none");
    static final long MOST_SERVER_IDS = 4_294_967_295L;
    static final long LEAST_HEARTBEAT_MS = 100;
    static final long MOST_HEARTBEAT_MS = 3_600_000;
    private static final long USUAL_HEARTBEAT_MS = 2_000;
    // Without an id of its own, a source has one from this range, by its name.
    private static final int FIRST_SERVER_ID = 1_000_000;
    private static final int SERVER_IDS = 1_000_000_000;

    Optional<Capture> read(YamlSection root) {
        var signals = root.find("signals").flatMap(node -> Texts.of(file, root, node, "signals", Texts.TABLE));
        var heartbeat = root.find("heartbeat-ms")
                .flatMap(node -> file.attempt(
                        node, () -> YamlScalar.integer(node, LEAST_HEARTBEAT_MS, MOST_HEARTBEAT_MS, "heartbeat-ms")))
                .orElse(USUAL_HEARTBEAT_MS);
        var snapshot = root.find("snapshot")
                .flatMap(node -> root.text(node, "snapshot").flatMap(text -> file.attempt(node, () -> snapshot(text))))
                .orElse(Snapshot.INITIAL);
        var slot = root.find("slot").flatMap(node -> Texts.of(file, root, node, "slot", Texts.SLOT));
        var publication =
                root.find("publication").flatMap(node -> Texts.of(file, root, node, "publication", Texts.PUBLICATION));
        var usual = kind == SourceKind.POSTGRES ? "maf_" + file.subject().replace('-', '_') : "";
        return Optional.of(new Capture(
                signals,
                Duration.ofMillis(heartbeat),
                kind == SourceKind.MYSQL ? OptionalLong.of(serverId(root)) : OptionalLong.empty(),
                slot.orElse(usual),
                publication.orElse(usual),
                snapshot,
                properties(root)));
    }

    private long serverId(YamlSection root) {
        return root.find("server-id")
                .flatMap(node -> file.attempt(node, () -> YamlScalar.integer(node, 1, MOST_SERVER_IDS, "server-id")))
                .orElseGet(() ->
                        (long) FIRST_SERVER_ID + Math.floorMod(file.subject().hashCode(), SERVER_IDS));
    }

    private Map<String, String> properties(YamlSection root) {
        var known = ConnectorProperties.of(kind);
        var found = new LinkedHashMap<String, String>();
        var section = root.section("connector");
        section.entries().forEach((name, node) -> {
            if (!known.contains(name)) {
                file.mistake(section.key(name), "'" + name + "' cannot be set" + Suggestion.text(name, known));
            } else {
                file.attempt(node, () -> value(name, node)).ifPresent(text -> found.put(name, text));
            }
        });
        return found;
    }

    private static String value(String name, Node node) {
        if (node instanceof ScalarNode scalar
                && !node.getTag().equals(Tag.NULL)
                && !scalar.getValue().isBlank()
                && !scalar.getValue().contains("${")) {
            return scalar.getValue();
        }
        throw new IllegalArgumentException("'" + name + "' must be one value, without ${");
    }

    private static Snapshot snapshot(String text) {
        if (!SNAPSHOTS.contains(text)) {
            throw new IllegalArgumentException("unknown snapshot '" + text + "'" + Suggestion.text(text, SNAPSHOTS));
        }
        return Snapshot.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
