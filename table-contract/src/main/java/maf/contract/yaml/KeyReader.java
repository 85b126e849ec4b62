package maf.contract.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import maf.contract.file.YamlFile;
import maf.contract.file.YamlSection;
import maf.contract.model.Column;
import maf.contract.model.ColumnType;
import maf.contract.model.Suggestion;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Reads the section {@code key} of a contract. A key must distinguish the source's rows exactly as the source does, so
 * everything that could turn two keys into one is refused.
 *
 * @param columns those that have no mistake
 * @param declared the names of all
 */
record KeyReader(YamlFile file, Map<String, Column> columns, Set<String> declared) {
    List<String> read(Node node, YamlSection root) {
        var elements = root.texts(node, "key");
        var key = new ArrayList<String>();
        for (var element : elements) {
            var name = element.getValue();
            if (!declared.contains(name)) {
                file.mistake(
                        element,
                        "key column '" + name + "' is not declared under columns" + Suggestion.text(name, declared));
            } else if (key.contains(name)) {
                file.mistake(element, "key column '" + name + "' is given twice");
            } else if (columns.containsKey(name)) {
                check(
                        columns.get(name),
                        element,
                        name.equals(elements.get(elements.size() - 1).getValue()));
            }
            key.add(name);
        }
        if (key.isEmpty()) {
            file.mistake(node, "the key has no column");
        }
        return key;
    }

    private void check(Column column, Node at, boolean isLast) {
        var name = "key column '" + column.name() + "' ";
        if (column.defaultValue() != null) {
            file.mistake(at, name + "has a default: a key is made of the source's own key");
        }
        if (!column.cleanse().isEmpty()) {
            file.mistake(at, name + "is cleansed: two rows of the source could become one, so use the key unchanged");
        }
        if (column.type() instanceof ColumnType.VarbinaryType && !isLast) {
            file.mistake(at, name + "is VARBINARY, which can only come last in a key");
        }
    }
}
