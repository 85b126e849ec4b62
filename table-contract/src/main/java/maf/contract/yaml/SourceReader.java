package maf.contract.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import maf.contract.model.Column;
import maf.contract.model.FieldPath;
import maf.contract.model.Source;
import maf.contract.model.Suggestion;
import maf.contract.model.UndeclaredFields;
import maf.contract.wire.Topics;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the section {@code sources} of a contract.
 *
 * @param columns those that have no mistake
 * @param declared the names of all
 */
record SourceReader(
        YamlFile file,
        Map<String, Column> columns,
        Set<String> declared,
        List<String> key,
        UndeclaredFields undeclared) {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("topic", "fields", "constants"));

    private static final Pattern TOPIC = Pattern.compile("(?!\\.{1,2}$)[a-zA-Z0-9._-]{1,249}"); // Kafka's own rule
    private static final Set<String> OWN_TOPICS = Set.of(Topics.QUARANTINE, Topics.DEAD_LETTERS);
    private static final String MONGODB = "mongodb."; // the connector's topic.prefix
    private static final String MONGODB_KEY = "_id";

    List<Source> read(Node node, YamlSection root) {
        var found = new ArrayList<Source>();
        var topics = new HashSet<String>();
        var elements = root.list(node, "sources");
        for (var element : elements) {
            root.section(element, "a source")
                    .flatMap(section -> source(section.only(KEYS)))
                    .ifPresent(source -> {
                        if (!topics.add(source.topic())) {
                            file.mistake(element, "topic '" + source.topic() + "' is given twice");
                        }
                        found.add(source);
                    });
        }
        if (elements.isEmpty()) {
            file.mistake(node, "the table has no source");
        }
        return found;
    }

    private Optional<Source> source(YamlSection section) {
        var fieldSection = onlyColumns(section.section("fields"));
        var constantSection = onlyColumns(section.section("constants"));
        var fields = fields(fieldSection);
        for (var name : constantSection.entries().keySet()) {
            if (fields.containsKey(name)) {
                file.mistake(constantSection.key(name), "column '" + name + "' is fed by a field and by a constant");
            }
        }
        if (undeclared instanceof UndeclaredFields.Json json) {
            for (var fed : List.of(fieldSection, constantSection)) {
                if (fed.entries().containsKey(json.column())) {
                    file.mistake(
                            fed.key(json.column()),
                            "column '" + json.column() + "' takes the undeclared fields and nothing else");
                }
            }
        }
        if (!key.isEmpty() && constantSection.entries().keySet().containsAll(key)) {
            file.mistake(section.node(), "the key is made of constants alone: every row would be the same one");
        }
        var constants = constants(constantSection);
        return section.need("topic")
                .flatMap(node -> section.text(node, "topic").flatMap(text -> file.attempt(node, () -> topic(text))))
                .map(topic -> {
                    keyFields(
                            topic,
                            section,
                            fieldSection,
                            fields,
                            constantSection.entries().keySet());
                    return new Source(topic, fields, constants);
                });
    }

    /** Reports every key that is not the name of a column. */
    private YamlSection onlyColumns(YamlSection section) {
        section.entries().keySet().stream()
                .filter(name -> !declared.contains(name))
                .forEach(name -> file.mistake(
                        section.key(name),
                        "'" + name + "' is not declared under columns" + Suggestion.text(name, declared)));
        return section;
    }

    /** The source distinguishes rows by its whole key, so a key column takes whole fields of it. */
    private void keyFields(
            String topic, YamlSection section, YamlSection at, Map<String, String> fields, Set<String> constants) {
        for (var name : key) {
            var path = path(fields.getOrDefault(name, name));
            var place = at.find(name).orElse(section.node());
            if (constants.contains(name) || !declared.contains(name) || path.isEmpty()) {
                continue;
            }
            var whole = path.get().field();
            if (path.get().dotted().isPresent()) {
                file.mistake(
                        place,
                        "key column '" + name + "' takes a part of field '" + whole
                                + "': two rows that differ in its other parts would become one, so use '" + whole
                                + "' as a VARCHAR; if the field's name holds the dot, write \\.");
            } else if (topic.startsWith(MONGODB) && !whole.equals(MONGODB_KEY)) {
                file.mistake(
                        place,
                        "key column '" + name + "' takes field '" + whole
                                + "', but the key of a MongoDB document is _id: write fields: {" + name + ": _id}");
            }
        }
    }

    private Map<String, String> fields(YamlSection section) {
        var fields = new LinkedHashMap<String, String>();
        section.texts("the field of").forEach((column, node) -> {
            file.attempt(node, () -> FieldPath.of(node.getValue()));
            fields.put(column, node.getValue());
        });
        return fields;
    }

    /** Empty for what is no path, which is reported elsewhere. */
    private static Optional<FieldPath> path(String text) {
        try {
            return Optional.of(FieldPath.of(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Map<String, Object> constants(YamlSection section) {
        var constants = new LinkedHashMap<String, Object>();
        section.entries().forEach((name, node) -> {
            if (columns.containsKey(name)) {
                file.attempt(node, () -> YamlValue.read(node, columns.get(name), "the constant"))
                        .ifPresent(value -> constants.put(name, value));
            }
        });
        return constants;
    }

    private static String topic(String text) {
        if (!TOPIC.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a topic name");
        }
        if (text.startsWith(Topics.CLEANSED_PREFIX) || OWN_TOPICS.contains(text)) {
            throw new IllegalArgumentException("topic '" + text
                    + "' is the pipeline's own: a source is a raw topic, <prefix>.<schema or database>.<table>");
        }
        return text;
    }
}
