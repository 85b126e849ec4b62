package maf.contract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads the section {@code sources} of a contract.
 *
 * @param columns those without a mistake
 * @param declared the names of all
 */
record SourceReader(
        YamlFile file,
        Map<String, Column> columns,
        Set<String> declared,
        List<String> key,
        UndeclaredFields undeclared) {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("topic", "fields", "constants"));
    private static final Pattern TOPIC = Pattern.compile("[a-zA-Z0-9._-]{1,249}"); // Kafka's own rule
    private static final Pattern PATH = Pattern.compile("[^.]+(\\.[^.]+)*");

    List<Source> read(Node node, YamlSection root) {
        var found = new ArrayList<Source>();
        var topics = new HashSet<String>();
        for (var element : root.list(node, "sources")) {
            root.section(element, "a source")
                    .flatMap(section -> source(section.only(KEYS)))
                    .ifPresent(source -> {
                        if (!topics.add(source.topic())) {
                            file.mistake(element, "topic '" + source.topic() + "' is given twice");
                        }
                        found.add(source);
                    });
        }
        if (root.list(node, "sources").isEmpty()) {
            file.mistake(node, "the table has no source");
        }
        return found;
    }

    private Optional<Source> source(YamlSection section) {
        var fields = fields(section.section("fields"));
        var constants = constants(section.section("constants"));
        for (var name : constants.keySet()) {
            if (fields.containsKey(name)) {
                file.mistake(section.node(), "column '" + name + "' is fed by a field and by a constant");
            }
        }
        if (undeclared instanceof UndeclaredFields.Json json
                && (fields.containsKey(json.column()) || constants.containsKey(json.column()))) {
            file.mistake(section.node(), "column '" + json.column() + "' takes the undeclared fields and nothing else");
        }
        if (!key.isEmpty() && constants.keySet().containsAll(key)) {
            file.mistake(section.node(), "the key is made of constants alone: every row would be the same one");
        }
        return section.need("topic")
                .flatMap(node -> section.text(node, "topic").flatMap(text -> file.attempt(node, () -> topic(text))))
                .map(topic -> new Source(topic, fields, constants));
    }

    private Map<String, String> fields(YamlSection section) {
        refuseUnknown(section);
        var fields = section.texts("the field of");
        fields.forEach((column, path) -> {
            if (!PATH.matcher(path).matches()) {
                file.mistake(section.entries().get(column), "'" + path + "' is no field: write a or a.b.c");
            }
        });
        return fields;
    }

    private Map<String, Object> constants(YamlSection section) {
        refuseUnknown(section);
        var constants = new LinkedHashMap<String, Object>();
        section.entries().forEach((name, node) -> {
            if (columns.containsKey(name)) {
                file.attempt(node, () -> YamlValue.read(node, columns.get(name), "the constant"))
                        .ifPresent(value -> constants.put(name, value));
            }
        });
        return constants;
    }

    private void refuseUnknown(YamlSection section) {
        section.entries().forEach((name, node) -> {
            if (!declared.contains(name)) {
                file.mistake(node, "'" + name + "' is not declared under columns");
            }
        });
    }

    private static String topic(String text) {
        if (!TOPIC.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no topic name");
        }
        return text;
    }
}
