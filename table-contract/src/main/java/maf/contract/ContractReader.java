package maf.contract;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one contract file and collects every mistake in it. */
record ContractReader(YamlFile file) {
    static final String ENDING = ".yaml";
    private static final Set<String> KEYS = new LinkedHashSet<>(
            List.of("table", "key", "columns", "sources", "rules", "filter", "undeclared-fields", "salt-buckets"));
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]*");
    private static final int MOST_SALT_BUCKETS = 256; // Phoenix's limit: the salt is one byte

    /** The contract; empty when the file has a mistake. */
    Optional<TableContract> read() {
        var before = file.mistakes().size();
        var name = file.name().substring(0, file.name().length() - ENDING.length());
        if (!NAME.matcher(name).matches()) {
            file.mistakes().add(new Mistake(file.name(), 0, 0, "a contract's name is made of a-z, 0-9, - and _"));
        }
        return file.read().flatMap(root -> contract(name, root.only(KEYS), before));
    }

    private Optional<TableContract> contract(String name, YamlSection root, int before) {
        var table = root.need("table")
                .flatMap(node -> root.text(node, "table").flatMap(t -> file.attempt(node, () -> TableName.of(t))));
        root.need("columns");
        var columns = new ColumnReader(file).read(root.section("columns"));
        var declared = root.section("columns").entries().keySet();
        var key =
                root.need("key").map(node -> key(node, root, columns, declared)).orElse(List.of());
        var undeclared = root.find("undeclared-fields")
                .flatMap(node -> root.text(node, "undeclared-fields")
                        .flatMap(text -> file.attempt(node, () -> undeclared(text, columns, key))))
                .orElseGet(UndeclaredFields.Drop::new);
        var sources = root.need("sources")
                .map(node -> new SourceReader(file, columns, declared, key, undeclared).read(node, root))
                .orElse(List.of());
        var rules = root.section("rules").texts("rule");
        root.section("rules")
                .find("filter")
                .ifPresent(
                        node -> file.mistake(node, "a rule cannot be called 'filter': the filter is a key of its own"));
        var filter = root.find("filter").flatMap(node -> root.text(node, "filter"));
        var salt = root.find("salt-buckets")
                .flatMap(node -> root.text(node, "salt-buckets").flatMap(t -> file.attempt(node, () -> salt(t))))
                .orElseGet(OptionalInt::empty);
        if (file.mistakes().size() > before || table.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new TableContract(name, table.get(), key, columns, sources, rules, filter, undeclared, salt));
    }

    private List<String> key(Node node, YamlSection root, Map<String, Column> columns, Set<String> declared) {
        var key = root.texts(node, "key");
        if (key.isEmpty()) {
            file.mistake(node, "the key has no column");
        }
        var seen = new HashSet<String>();
        for (var name : key) {
            var column = columns.get(name);
            if (!declared.contains(name)) {
                file.mistake(node, "key column '" + name + "' is not declared under columns");
            } else if (!seen.add(name)) {
                file.mistake(node, "key column '" + name + "' is given twice");
            } else if (column != null && column.defaultValue() != null) {
                file.mistake(node, "key column '" + name + "' has a default: a key is made of the source's own key");
            } else if (column != null
                    && column.type() instanceof ColumnType.VarbinaryType
                    && !name.equals(key.get(key.size() - 1))) {
                file.mistake(node, "key column '" + name + "' is VARBINARY, which can only come last in a key");
            }
        }
        return key;
    }

    private static UndeclaredFields undeclared(String text, Map<String, Column> columns, List<String> key) {
        var undeclared = UndeclaredFields.of(text);
        if (undeclared instanceof UndeclaredFields.Json json) {
            var column = columns.get(json.column());
            if (column == null || !(column.type() instanceof VarcharType) || key.contains(json.column())) {
                throw new IllegalArgumentException(
                        "'" + json.column() + "' is no VARCHAR column outside the key, which undeclared fields need");
            }
        }
        return undeclared;
    }

    private static OptionalInt salt(String text) {
        if (text.matches("[0-9]{1,3}")) {
            var buckets = Integer.parseInt(text);
            if (buckets >= 1 && buckets <= MOST_SALT_BUCKETS) {
                return OptionalInt.of(buckets);
            }
        }
        throw new IllegalArgumentException("salt-buckets must be a number from 1 to " + MOST_SALT_BUCKETS);
    }
}
