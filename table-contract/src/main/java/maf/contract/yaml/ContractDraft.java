package maf.contract.yaml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import maf.contract.file.FilePosition;
import maf.contract.file.YamlFile;
import maf.contract.model.Column;
import maf.contract.model.TableContract;
import maf.contract.model.TableName;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What could be read of one contract file, with or without mistakes, so that the rest can be checked too.
 *
 * @param table empty when it is missing or wrong
 * @param tableNode its YAML node
 * @param key as far as it could be read
 * @param columns those that have no mistake
 * @param declared the names of all
 * @param sources their positions
 * @param rules by name
 * @param contract empty when the file has a mistake
 */
record ContractDraft(
        YamlFile file,
        Optional<TableName> table,
        Optional<Node> tableNode,
        List<String> key,
        Map<String, Column> columns,
        Set<String> declared,
        List<FilePosition> sources,
        Map<String, ScalarNode> rules,
        Optional<ScalarNode> filter,
        Optional<TableContract> contract) {}
