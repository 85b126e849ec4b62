package maf.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One mapping of a YAML file; what is asked of it and not there becomes a mistake at its place. */
final class YamlSection {
    private final YamlFile file;
    private final MappingNode node;
    private final Map<String, Node> entries = new LinkedHashMap<>();

    YamlSection(YamlFile file, MappingNode node) {
        this.file = file;
        this.node = node;
        for (var entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                file.mistake(entry.getKeyNode(), "a key is not plain text");
            } else if (entries.putIfAbsent(key.getValue(), entry.getValueNode()) != null) {
                file.mistake(key, "'" + key.getValue() + "' is given twice");
            }
        }
    }

    /** Refuses every key that is not known. */
    YamlSection only(Set<String> known) {
        for (var entry : node.getValue()) {
            if (entry.getKeyNode() instanceof ScalarNode key && !known.contains(key.getValue())) {
                file.mistake(key, "unknown key '" + key.getValue() + "' (known: " + String.join(", ", known) + ")");
            }
        }
        return this;
    }

    MappingNode node() {
        return node;
    }

    /** Every entry, in the file's order. */
    Map<String, Node> entries() {
        return entries;
    }

    Optional<Node> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a key that must be there. */
    Optional<Node> need(String key) {
        if (!entries.containsKey(key)) {
            file.mistake(node, "'" + key + "' is missing");
        }
        return find(key);
    }

    /** The text of a scalar, whatever YAML would make of it; empty, with a mistake, for anything else. */
    Optional<String> text(Node value, String what) {
        if (value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            return Optional.of(scalar.getValue());
        }
        file.mistake(value, what + " must be a text");
        return Optional.empty();
    }

    /** The mapping under a key; an empty one when there is none. */
    YamlSection section(String key) {
        return find(key)
                .flatMap(value -> section(value, "'" + key + "'"))
                .orElseGet(() -> new YamlSection(
                        file,
                        new MappingNode(Tag.MAP, true, List.of(), node.getStartMark(), null, node.getFlowStyle())));
    }

    Optional<YamlSection> section(Node value, String what) {
        if (value instanceof MappingNode mapping) {
            return Optional.of(new YamlSection(file, mapping));
        }
        file.mistake(value, what + " must be a mapping");
        return Optional.empty();
    }

    /** The elements of a list; none, with a mistake, when the value is no list. */
    List<Node> list(Node value, String what) {
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        file.mistake(value, what + " must be a list, such as [a, b]");
        return List.of();
    }

    /** A list of texts. */
    List<String> texts(Node value, String what) {
        var found = new ArrayList<String>();
        for (var element : list(value, what)) {
            text(element, what + "'s element").ifPresent(found::add);
        }
        return found;
    }

    /** All entries as texts. */
    Map<String, String> texts(String what) {
        var found = new LinkedHashMap<String, String>();
        entries.forEach((key, value) -> text(value, what + " '" + key + "'").ifPresent(text -> found.put(key, text)));
        return found;
    }
}
