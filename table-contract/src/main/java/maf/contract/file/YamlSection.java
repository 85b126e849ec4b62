package maf.contract.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maf.contract.model.Suggestion;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** One mapping of a YAML file; a missing required key becomes a mistake at its position. */
public final class YamlSection {
    private final YamlFile file;
    private final MappingNode node;
    private final Map<String, ScalarNode> keys = new LinkedHashMap<>();
    private final Map<String, Node> entries = new LinkedHashMap<>();

    YamlSection(YamlFile file, MappingNode node) {
        this.file = file;
        this.node = node;
        for (var entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                file.mistake(entry.getKeyNode(), "a key is not plain text");
            } else if (keys.putIfAbsent(key.getValue(), key) != null) {
                file.mistake(key, "'" + key.getValue() + "' is given twice");
            } else {
                entries.put(key.getValue(), entry.getValueNode());
            }
        }
    }

    /** Reports every unknown key. */
    public YamlSection only(Set<String> known) {
        keys.forEach((name, key) -> {
            if (!known.contains(name)) {
                file.mistake(key, "unknown key '" + name + "'" + Suggestion.text(name, known));
            }
        });
        return this;
    }

    public MappingNode node() {
        return node;
    }

    /** The node of an existing key. */
    public Node key(String name) {
        return keys.get(name);
    }

    /** Every entry, in the file's order. */
    public Map<String, Node> entries() {
        return entries;
    }

    public Optional<Node> find(String key) {
        return Optional.ofNullable(entries.get(key));
    }

    /** The value of a required key. */
    public Optional<Node> need(String key) {
        if (!entries.containsKey(key)) {
            file.mistake(node, "'" + key + "' is missing");
        }
        return find(key);
    }

    /** A text; empty, with a mistake, for anything else, including what YAML reads as a number, true or false. */
    public Optional<String> text(Node value, String what) {
        return scalar(value, what).map(ScalarNode::getValue);
    }

    /** Like {@link #text}, as a node. */
    public Optional<ScalarNode> scalar(Node value, String what) {
        var tag = value.getTag();
        if (value instanceof ScalarNode scalar && tag.equals(Tag.STR)) {
            return Optional.of(scalar);
        }
        if (tag.getValue().startsWith("!")) {
            file.mistake(value, what + " begins with a YAML tag, " + tag.getValue() + ": put the text in quotes");
        } else if (tag.equals(Tag.NULL)) {
            file.mistake(value, what + " is empty: write a text or leave the key out");
        } else {
            file.mistake(value, what + " must be a text" + (value instanceof ScalarNode ? ": put it in quotes" : ""));
        }
        return Optional.empty();
    }

    /** The mapping under a key; an empty one if there is none. */
    public YamlSection section(String key) {
        return find(key)
                .flatMap(value -> section(value, "'" + key + "'"))
                .orElseGet(() -> new YamlSection(file, new MappingNode(Tag.MAP, List.of(), node.getFlowStyle())));
    }

    public Optional<YamlSection> section(Node value, String what) {
        if (value instanceof MappingNode mapping) {
            return Optional.of(new YamlSection(file, mapping));
        }
        file.mistake(value, what + " must be a mapping, such as {key: value}");
        return Optional.empty();
    }

    /** The elements of a list; none, with a mistake, if the value is not a list. */
    public List<Node> list(Node value, String what) {
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        file.mistake(value, what + " must be a list, such as [a, b]");
        return List.of();
    }

    /** A list of texts. */
    public List<ScalarNode> texts(Node value, String what) {
        var found = new ArrayList<ScalarNode>();
        list(value, what)
                .forEach(element -> scalar(element, what + "'s element").ifPresent(found::add));
        return found;
    }

    /** All entries, which must be texts. */
    public Map<String, ScalarNode> texts(String what) {
        var found = new LinkedHashMap<String, ScalarNode>();
        entries.forEach((key, value) -> scalar(value, what + " '" + key + "'").ifPresent(text -> found.put(key, text)));
        return found;
    }
}
