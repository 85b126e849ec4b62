package maf.transformer.cleanse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import maf.contract.model.Column;
import maf.contract.model.Source;
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.RefusedException;
import maf.transformer.envelope.SourceRow;

/**
 * How one column gets its value from one source.
 *
 * @param field the field of the row that feeds this column, whole or in part; empty if a constant does
 * @param place the index of that field in a {@link SourceRow}
 * @param path from the field on, if the column takes a part of a document
 */
record ColumnMapping(
        Column column,
        Optional<String> field,
        int place,
        List<String> path,
        Object constant,
        ColumnConversion conversion) {
    /** @param places gives the index of a field */
    static ColumnMapping of(Column column, Source source, ToIntFunction<String> places) {
        var conversion = ColumnConversion.to(column.type());
        var constant = source.constants().get(column.name());
        if (constant != null) {
            return new ColumnMapping(column, Optional.empty(), 0, List.of(), constant, conversion);
        }
        var path = List.of(source.field(column.name()).split("\\."));
        var field = path.get(0);
        var place = places.applyAsInt(field);
        return new ColumnMapping(column, Optional.of(field), place, path.subList(1, path.size()), null, conversion);
    }

    /**
     * The column's value.
     *
     * @param before has the unchanged values that {@code row} lacks
     * @return of the column's Java type, null for NULL, or {@link SourceRow#UNAVAILABLE}
     */
    Object value(SourceRow row, Optional<SourceRow> before) {
        if (constant != null) {
            return constant;
        }
        try {
            var value = row.value(place, path);
            if (value == SourceRow.UNAVAILABLE && before.isPresent()) {
                value = before.get().value(place, path);
            }
            return value == SourceRow.UNAVAILABLE ? value : conversion.value(value, column);
        } catch (RefusedException e) {
            throw e.at("column '" + column.name() + "'");
        }
    }

    /** Whether the column's field is missing from a row that should have it. */
    boolean isMissing(SourceRow row) {
        return constant == null && row.hasFixedFields() && !row.has(place);
    }

    /** The value of the column that takes the undeclared fields. */
    Object value(JsonNode undeclared) {
        try {
            return conversion.value(undeclared.isEmpty() ? null : undeclared.toString(), column);
        } catch (RefusedException e) {
            throw e.at("column '" + column.name() + "'");
        }
    }
}
