package maf.transformer;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import maf.contract.Column;
import maf.contract.Source;

/**
 * How one column gets its value from one source.
 *
 * @param path the source field; empty when a constant feeds the column
 */
record ColumnFeed(Column column, List<String> path, Object constant, Conversion conversion) {
    static ColumnFeed of(Column column, Source source) {
        var constant = source.constants().get(column.name());
        var path = constant == null ? List.of(source.field(column.name()).split("\\.")) : List.<String>of();
        return new ColumnFeed(column, path, constant, Conversion.to(column.type()));
    }

    /** The field of the row that this column takes, whole or in part. */
    Optional<String> field() {
        return path.stream().findFirst();
    }

    /**
     * The column's value.
     *
     * @param before tells what an unchanged value was that {@code row} does not have
     * @return of the column's Java type, null for NULL, or {@link SourceRow#UNAVAILABLE}
     */
    Object value(SourceRow row, Optional<SourceRow> before) {
        if (path.isEmpty()) {
            return constant;
        }
        try {
            var value = row.value(path);
            if (value == SourceRow.UNAVAILABLE && before.isPresent()) {
                value = before.get().value(path);
            }
            return value == SourceRow.UNAVAILABLE ? value : finished(value);
        } catch (RefusedException e) {
            throw e.at("column '" + column.name() + "'");
        }
    }

    /** A text that is already JSON, for the column that takes the undeclared fields. */
    Object value(JsonNode undeclared) {
        try {
            return finished(undeclared.isEmpty() ? null : undeclared.toString());
        } catch (RefusedException e) {
            throw e.at("column '" + column.name() + "'");
        }
    }

    private Object finished(Object source) {
        var value = source == null ? null : typed(source);
        if (value == null) {
            value = column.defaultValue();
        }
        if (value == null && column.required()) {
            throw new RefusedException(Reason.REQUIRED_MISSING, "is required and has no value");
        }
        return value;
    }

    private Object typed(Object source) {
        var value = conversion.read(source);
        for (var function : column.cleanse()) {
            if (value == null) {
                return null;
            }
            value = function.apply(value);
        }
        return value == null ? null : conversion.fit(value, column.type());
    }
}
