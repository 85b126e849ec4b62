package maf.contract.yaml;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import maf.contract.file.FilePosition;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlScalar;
import maf.contract.file.YamlSection;
import maf.contract.model.Column;
import maf.contract.model.Suggestion;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import maf.contract.model.UndeclaredFields;
import maf.contract.model.VarcharType;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads one contract file and collects every mistake in it. */
record ContractReader(YamlFile file) {
    static final Set<String> KEYS = new LinkedHashSet<>(
            List.of("table", "key", "columns", "sources", "rules", "filter", "undeclared-fields", "salt-buckets"));
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,199}"); // a topic has 249 at most
    private static final int MOST_SALT_BUCKETS = 256; // Phoenix: the salt is one byte

    /** Reads as much as possible; empty if the file is not a YAML mapping. */
    Optional<ContractDraft> read() {
        var before = file.mistakes();
        var name = file.subject();
        if (!NAME.matcher(name).matches()) {
            file.mistake(0, 0, "a contract's name is made of a-z, 0-9, - and _, at most 200");
        }
        return file.read().map(root -> draft(name, root.only(KEYS), before));
    }

    private ContractDraft draft(String name, YamlSection root, int before) {
        var tableNode = root.need("table");
        var table = tableNode.flatMap(node ->
                root.text(node, "table").flatMap(text -> file.attempt(node, () -> TableName.of(text))));
        root.need("columns");
        var section = root.section("columns");
        var declared = section.entries().keySet();
        var columns = new ColumnReader(file).read(section);
        var keyReader = new KeyReader(file, columns, declared);
        var key = root.need("key").map(node -> keyReader.read(node, root)).orElse(List.of());
        var undeclared = root.find("undeclared-fields")
                .flatMap(node -> root.text(node, "undeclared-fields")
                        .flatMap(text -> file.attempt(node, () -> undeclared(text, columns, declared, key))))
                .orElseGet(UndeclaredFields.Drop::new);
        var sources = root.need("sources")
                .map(node -> new SourceReader(file, columns, declared, key, undeclared).read(node, root))
                .orElse(List.of());
        var rules = rules(root.section("rules"));
        var filter = root.find(TableContract.FILTER).flatMap(node -> root.scalar(node, TableContract.FILTER));
        var salt = root.find("salt-buckets").flatMap(node -> file.attempt(node, () -> salt(node)));
        Optional<TableContract> contract = file.mistakes() > before
                ? Optional.empty()
                : table.map(found -> new TableContract(
                        name,
                        found,
                        key,
                        columns,
                        sources,
                        texts(rules),
                        filter.map(ScalarNode::getValue),
                        undeclared,
                        salt.orElseGet(OptionalInt::empty)));
        return new ContractDraft(file, table, tableNode, key, columns, declared, places(root), rules, filter, contract);
    }

    private Map<String, ScalarNode> rules(YamlSection section) {
        section.entries().keySet().forEach(rule -> {
            if (rule.equals(TableContract.FILTER)) {
                file.mistake(section.key(rule), "a rule cannot be called 'filter': the filter is a key of its own");
            } else if (rule.isBlank()) {
                file.mistake(section.key(rule), "a rule needs a name");
            }
        });
        return section.texts("rule");
    }

    private static List<FilePosition> places(YamlSection root) {
        return root.find("sources")
                .filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list)
                        .getValue().stream().map(FilePosition::of).toList())
                .orElse(List.of());
    }

    private static Map<String, String> texts(Map<String, ScalarNode> rules) {
        var texts = new LinkedHashMap<String, String>();
        rules.forEach((rule, node) -> texts.put(rule, node.getValue()));
        return texts;
    }

    private static UndeclaredFields undeclared(
            String text, Map<String, Column> columns, Set<String> declared, List<String> key) {
        var undeclared = UndeclaredFields.of(text);
        if (undeclared instanceof UndeclaredFields.Json json) {
            var column = columns.get(json.column());
            if (!declared.contains(json.column())) {
                throw new IllegalArgumentException("column '" + json.column() + "' is not declared under columns"
                        + Suggestion.text(json.column(), declared));
            }
            if (key.contains(json.column()) || (column != null && !(column.type() instanceof VarcharType))) {
                throw new IllegalArgumentException("'" + json.column()
                        + "' is not a VARCHAR column outside the key, which undeclared fields need");
            }
        }
        return undeclared;
    }

    private static OptionalInt salt(Node node) {
        return OptionalInt.of((int) YamlScalar.integer(node, 1, MOST_SALT_BUCKETS, "salt-buckets"));
    }
}
