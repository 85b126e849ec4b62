package maf.contract.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One raw topic that feeds a table.
 *
 * @param fields column name to source field, if the names differ; as a {@link FieldPath}
 * @param constants column name to a value of the column's Java type
 */
public record Source(String topic, Map<String, String> fields, Map<String, Object> constants) {
    public Source {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        constants = Collections.unmodifiableMap(new LinkedHashMap<>(constants));
    }

    /** The way to the value that feeds {@code column}. */
    public FieldPath path(String column) {
        return FieldPath.of(fields.getOrDefault(column, column));
    }
}
