package maf.verifier.source;

import maf.contract.model.Column;
import maf.contract.typing.ColumnConversion;
import maf.contract.typing.KeyForm;

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

    /** Refuses a value of the key that has another form than the column's type asks for. */
    void checkKey(R row, KeyForm form) {
        if (constant == null) {
            form.check(plain.of(row), column);
        }
    }

    /** Of the column's Java type, null for NULL. */
    Object value(R row) {
        if (constant != null) {
            return constant;
        }
        return typing.value(plain.of(row), column);
    }
}
