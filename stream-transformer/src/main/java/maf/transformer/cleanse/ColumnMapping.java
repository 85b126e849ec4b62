package maf.transformer.cleanse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import maf.contract.model.Column;
import maf.contract.model.FieldPath;
import maf.contract.model.Source;
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.RefusedException;
import maf.transformer.envelope.SourceRow;

/**
 * How one column gets its value from one source.
 *
 * @param path empty if a constant feeds the column
 * @param place the index of the path's field in a {@link SourceRow}
 * @param dottedPlace that of the field whose name is the whole path; negative if the path has no dot
 */
record ColumnMapping(
        Column column,
        Optional<FieldPath> path,
        int place,
        int dottedPlace,
        Object constant,
        ColumnConversion conversion) {
    private static final int NONE = -1;

    /** @param places gives the index of a field */
    static ColumnMapping of(Column column, Source source, ToIntFunction<String> places) {
        var conversion = ColumnConversion.to(column.type());
        var constant = source.constants().get(column.name());
        if (constant != null) {
            return new ColumnMapping(column, Optional.empty(), NONE, NONE, constant, conversion);
        }
        var path = source.path(column.name());
        var place = places.applyAsInt(path.field());
        var dotted = path.dotted().map(places::applyAsInt).orElse(NONE);
        return new ColumnMapping(column, Optional.of(path), place, dotted, null, conversion);
    }

    /** The fields that may feed this column. */
    Stream<String> fields() {
        return path.stream().flatMap(way -> way.fields().stream());
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
            var value = taken(row);
            if (value == SourceRow.UNAVAILABLE && before.isPresent()) {
                value = taken(before.get());
            }
            return value == SourceRow.UNAVAILABLE ? value : conversion.value(value, column);
        } catch (RefusedException e) {
            throw e.at("column '" + column.name() + "'");
        }
    }

    /** Like {@link #value(SourceRow, Optional)}, for a column of the key. */
    Object keyValue(SourceRow key) {
        var value = value(key, Optional.empty());
        if (constant == null && value != null && value != SourceRow.UNAVAILABLE) {
            try {
                key.keyForm().check(taken(key), column);
            } catch (RefusedException e) {
                throw e.at("key column '" + column.name() + "'");
            }
        }
        return value;
    }

    private Object taken(SourceRow row) {
        return hasDotted(row)
                ? row.value(dottedPlace, List.of())
                : row.value(place, path.orElseThrow().rest());
    }

    private boolean hasDotted(SourceRow row) {
        return dottedPlace != NONE && row.has(dottedPlace);
    }

    /** Whether the column's field is missing from a row that should have it. */
    boolean isMissing(SourceRow row) {
        return constant == null && row.hasFixedFields() && !row.has(place) && !hasDotted(row);
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
