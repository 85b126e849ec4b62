package maf.contract.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import maf.contract.wire.Topics;

/**
 * Everything about one table of the store, read from {@code tables/<name>.yaml}.
 *
 * @param name the file's name without {@code .yaml}
 * @param key names of the primary key's columns, in order
 * @param columns by name, in declared order
 * @param rules CEL by rule name, in declared order
 * @param filter CEL; false excludes the row from the table
 * @param saltBuckets Phoenix's SALT_BUCKETS
 */
public record TableContract(
        String name,
        TableName table,
        List<String> key,
        Map<String, Column> columns,
        List<Source> sources,
        Map<String, String> rules,
        Optional<String> filter,
        UndeclaredFields undeclaredFields,
        OptionalInt saltBuckets) {
    /** The name that stands for the filter where rules are named; no rule may have it. */
    public static final String FILTER = "filter";

    public TableContract {
        key = List.copyOf(key);
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        sources = List.copyOf(sources);
        rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
        if (key.isEmpty() || !columns.keySet().containsAll(key)) {
            throw new IllegalArgumentException(
                    "the key " + key + " of " + table + " is not made of its columns " + columns.keySet());
        }
    }

    /** The cleansed topic that carries this table's rows. */
    public String topic() {
        return Topics.cleansed(name);
    }

    public List<Column> keyColumns() {
        return key.stream().map(columns::get).toList();
    }

    /** Whether a row with this key can come from {@code source}: the key has the source's constants. */
    public boolean mayComeFrom(Source source, Object[] rowKey) {
        for (var at = 0; at < rowKey.length; at++) {
            var constant = source.constants().get(key.get(at));
            if (constant != null && !constant.equals(rowKey[at])) {
                return false;
            }
        }
        return true;
    }

    /** The columns that are no part of the key, in declared order. */
    public List<Column> valueColumns() {
        return columns.values().stream()
                .filter(column -> !key.contains(column.name()))
                .toList();
    }
}
