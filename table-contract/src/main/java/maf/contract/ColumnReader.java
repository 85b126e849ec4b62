package maf.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads the section {@code columns} of a contract. */
record ColumnReader(YamlFile file) {
    private static final Set<String> KEYS = new LinkedHashSet<>(List.of("type", "cleanse", "required", "default"));
    private static final Set<String> OWN_COLUMNS = Set.of("MAF_COMMITTED_AT", "MAF_SOURCE");

    Map<String, Column> read(YamlSection columns) {
        var found = new LinkedHashMap<String, Column>();
        var storeNames = new LinkedHashSet<>(OWN_COLUMNS);
        columns.entries()
                .forEach((name, value) -> columns.section(value, "column '" + name + "'")
                        .flatMap(section -> column(name, section.only(KEYS)))
                        .ifPresent(column -> {
                            if (!storeNames.add(column.storeName())) {
                                file.mistake(
                                        value,
                                        "column '" + name + "' would be " + column.storeName()
                                                + " in the store, which is taken");
                            }
                            found.put(name, column);
                        }));
        return found;
    }

    private Optional<Column> column(String name, YamlSection section) {
        var type = section.need("type")
                .flatMap(node ->
                        section.text(node, "the type").flatMap(text -> file.attempt(node, () -> ColumnType.of(text))));
        if (type.isEmpty()) {
            return Optional.empty();
        }
        var cleanse = new ArrayList<Cleansing>();
        section.find("cleanse").ifPresent(list -> {
            for (var node : section.list(list, "cleanse")) {
                cleansing(node, section, type.get()).ifPresent(cleanse::add);
            }
        });
        var required = section.find("required")
                .flatMap(node -> section.text(node, "required").flatMap(text -> file.attempt(node, () -> flag(text))))
                .orElse(false);
        var plain = file.attempt(section.node(), () -> new Column(name, type.get(), cleanse, required, null));
        return plain.map(column -> section.find("default")
                .flatMap(node -> file.attempt(node, () -> YamlValue.read(node, column, "the default")))
                .map(value -> new Column(name, column.type(), cleanse, required, value))
                .orElse(column));
    }

    private Optional<Cleansing> cleansing(Node node, YamlSection section, ColumnType type) {
        return section.text(node, "a cleansing function")
                .flatMap(text -> file.attempt(node, () -> {
                    var function = Cleansing.of(text);
                    if (!function.suits(type)) {
                        throw new IllegalArgumentException("'" + text + "' does nothing for a " + type.sql());
                    }
                    return function;
                }));
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }
}
