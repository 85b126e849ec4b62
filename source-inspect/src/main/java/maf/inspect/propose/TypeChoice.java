package maf.inspect.propose;

import java.util.OptionalInt;
import maf.contract.model.ColumnType;
import maf.contract.model.VarcharType;

/**
 * How a contract takes a column of a source, so that every value arrives exactly.
 *
 * @param type null if the column is left out
 * @param isNeverEmpty false if the source's NOT NULL does not keep NULL away, because an empty value is NULL in the store
 * @param note what to know about it, or why it is left out; may be empty
 */
record TypeChoice(ColumnType type, boolean isNeverEmpty, String note) {
    static final ColumnType BOOLEAN = new ColumnType.BooleanType();
    static final ColumnType INTEGER = new ColumnType.IntegerType();
    static final ColumnType BIGINT = new ColumnType.BigintType();
    static final ColumnType DOUBLE = new ColumnType.DoubleType();
    static final ColumnType DATE = new ColumnType.DateType();
    static final ColumnType TIMESTAMP = new ColumnType.TimestampType();
    static final ColumnType VARBINARY = new ColumnType.VarbinaryType();
    /** Without a length: the source checks its own, and a longer one there needs no change here. */
    static final ColumnType VARCHAR = new VarcharType(OptionalInt.empty());

    static TypeChoice of(ColumnType type) {
        return new TypeChoice(type, true, "");
    }

    static TypeChoice of(ColumnType type, String note) {
        return new TypeChoice(type, true, note);
    }

    /** A text or bytes that may be empty. */
    static TypeChoice orEmpty(ColumnType type, String note) {
        return new TypeChoice(type, false, note);
    }

    /** Bytes: a key takes them as text, because Phoenix shows such a key wrongly, and only one can be in a key. */
    static TypeChoice bytes(boolean inKey, String note) {
        return inKey
                ? orEmpty(VARCHAR, note.isEmpty() ? "bytes as Base64" : note + "; bytes as Base64")
                : orEmpty(VARBINARY, note);
    }

    static TypeChoice leftOut(String reason) {
        return new TypeChoice(null, false, reason);
    }

    boolean isLeftOut() {
        return type == null;
    }
}
