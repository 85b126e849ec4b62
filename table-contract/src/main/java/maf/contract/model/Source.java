package maf.contract.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One raw topic that feeds a table.
 *
 * @param fields column name to source field, if the names differ; nested as {@code a.b.c}
 * @param constants column name to a value of the column's Java type
 */
public record Source(String topic, Map<String, String> fields, Map<String, Object> constants) {
    public Source {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    /** The source field that feeds {@code column}, as a dotted path. */
    public String field(String column) {
        return fields.getOrDefault(column, column);
    }
}
