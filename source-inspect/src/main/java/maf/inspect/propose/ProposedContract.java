package maf.inspect.propose;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import maf.contract.model.TableName;

/**
 * A contract that was made of a table's description.
 *
 * @param name of its file, without the ending
 * @param header comments for the first lines
 * @param leftOut comments about the source's columns that it does not take
 * @param rest the column that takes the fields that have none of their own
 */
record ProposedContract(
        String name,
        TableName table,
        List<String> header,
        List<String> key,
        List<ProposedColumn> columns,
        List<String> leftOut,
        List<Feed> sources,
        Optional<String> rest) {
    ProposedContract {
        header = List.copyOf(header);
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        leftOut = List.copyOf(leftOut);
        sources = List.copyOf(sources);
    }

    /**
     * A raw topic that feeds the table.
     *
     * @param constants texts by column
     */
    record Feed(String topic, Map<String, String> constants) {}

    /** Columns whose field has another name, with the path to it. */
    Map<String, String> renamed() {
        return columns.stream()
                .filter(column -> !column.field().isEmpty() && !column.field().equals(column.name()))
                .collect(Collectors.toMap(
                        ProposedColumn::name,
                        column -> column.field().replace("\\", "\\\\").replace(".", "\\."),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    /** Whether another contract has the same columns, types and key. */
    boolean hasShapeOf(ProposedContract other) {
        return key.equals(other.key) && columns.equals(other.columns) && rest.equals(other.rest);
    }
}
