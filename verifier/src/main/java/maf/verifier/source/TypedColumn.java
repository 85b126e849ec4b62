package maf.verifier.source;

import maf.contract.model.Column;
import maf.contract.model.UndeclaredFields;
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.RefusedException;
import maf.contract.wire.QuarantineReason;

/**
 * How one column of the contract gets its value from a row of a source.
 *
 * @param <R> a row as the driver gives it
 * @param constant null if {@code plain} feeds the column
 */
public record TypedColumn<R>(Column column, ColumnConversion typing, Object constant, PlainValue<R> plain) {
    /** A field of a row, as a plain value; null for NULL. */
    @FunctionalInterface
    public interface PlainValue<R> {
        Object of(R row);
    }

    public static <R> TypedColumn<R> constant(Column column, Object constant) {
        return new TypedColumn<>(column, ColumnConversion.to(column.type()), constant, row -> null);
    }

    public static <R> TypedColumn<R> field(Column column, PlainValue<R> plain) {
        return new TypedColumn<>(column, ColumnConversion.to(column.type()), null, plain);
    }

    /** Whether this column takes the undeclared fields. */
    static boolean takesUndeclared(Column column, UndeclaredFields undeclared) {
        return undeclared instanceof UndeclaredFields.Json json && json.column().equals(column.name());
    }

    /** Of the column's Java type, null for NULL. */
    Object value(R row) {
        if (constant != null) {
            return constant;
        }
        var value = cleansed(plain.of(row));
        if (value == null) {
            value = column.defaultValue();
        }
        if (value == null && column.required()) {
            throw new RefusedException(QuarantineReason.REQUIRED_MISSING, "is required and has no value");
        }
        return value;
    }

    private Object cleansed(Object plain) {
        if (plain == null) {
            return null;
        }
        var value = typing.read(plain);
        var functions = column.cleanse();
        for (var at = 0; at < functions.size(); at++) {
            value = functions.get(at).apply(value);
            if (value == null) {
                return null;
            }
        }
        return typing.fit(value, column.type());
    }
}
