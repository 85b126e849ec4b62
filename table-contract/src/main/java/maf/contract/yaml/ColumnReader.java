package maf.contract.yaml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlScalar;
import maf.contract.file.YamlSection;
import maf.contract.model.CleansingFunction;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads the section {@code columns} of a contract. */
record ColumnReader(YamlFile file) {
    static final Set<String> KEYS = new LinkedHashSet<>(List.of("type", "cleanse", "required", "default"));
    private static final Set<String> OWN_COLUMNS = Set.of("MAF_COMMITTED_AT", "MAF_SOURCE");

    /** The columns that have no mistake. */
    Map<String, Column> read(YamlSection columns) {
        var found = new LinkedHashMap<String, Column>();
        var storeNames = new LinkedHashSet<>(OWN_COLUMNS);
        columns.entries().forEach((name, value) -> {
            var at = columns.key(name);
            if (!storeNames.add(name.toUpperCase(Locale.ROOT))) {
                file.mistake(
                        at,
                        "column '" + name + "' would be " + name.toUpperCase(Locale.ROOT)
                                + " in the store, which is taken");
            }
            columns.section(value, "column '" + name + "'")
                    .flatMap(section -> column(name, at, section.only(KEYS)))
                    .ifPresent(column -> found.put(name, column));
        });
        return found;
    }

    private Optional<Column> column(String name, Node at, YamlSection section) {
        var type = section.need("type")
                .flatMap(node ->
                        section.text(node, "the type").flatMap(text -> file.attempt(node, () -> ColumnType.of(text))));
        var cleanse = new ArrayList<CleansingFunction>();
        section.find("cleanse")
                .ifPresent(list -> section.texts(list, "cleanse")
                        .forEach(node -> file.attempt(node, () -> cleansing(node.getValue(), type))
                                .ifPresent(cleanse::add)));
        var required = section.find("required")
                .flatMap(node -> file.attempt(node, () -> YamlScalar.flag(node)))
                .orElse(false);
        file.attempt(at, () -> Column.checkedName(name));
        if (type.isEmpty() || !Column.isName(name)) {
            return Optional.empty();
        }
        var plain = new Column(name, type.get(), cleanse, required, null);
        return Optional.of(section.find("default")
                .flatMap(node -> file.attempt(node, () -> YamlValue.read(node, plain, "the default")))
                .map(value -> new Column(name, type.get(), cleanse, required, value))
                .orElse(plain));
    }

    private static CleansingFunction cleansing(String text, Optional<ColumnType> type) {
        var function = CleansingFunction.of(text);
        if (type.isPresent() && !function.suits(type.get())) {
            throw new IllegalArgumentException(
                    "'" + text + "' does nothing for a " + type.get().sql());
        }
        return function;
    }
}
