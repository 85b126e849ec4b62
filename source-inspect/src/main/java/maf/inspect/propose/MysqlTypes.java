package maf.inspect.propose;

import maf.contract.model.DecimalType;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.TableDescription;

/** MySQL's types; docs/values.md says what arrives of each. */
final class MysqlTypes implements TypeChoices {
    private static final int MOST_DIGITS = 38;
    private static final int DIGITS_OF_UNSIGNED_BIGINT = 20;

    @Override
    public TypeChoice of(ColumnDescription column, TableDescription table) {
        var inKey = TypeChoices.isInKey(column, table);
        return switch (column.type()) {
            case "tinyint" ->
                TypeChoice.of(
                        TypeChoice.INTEGER,
                        column.declared().startsWith("tinyint(1)") && !column.isUnsigned()
                                ? "BOOLEAN takes it if it holds 0 and 1 only"
                                : "");
            case "smallint", "mediumint" -> TypeChoice.of(TypeChoice.INTEGER);
            case "int" -> TypeChoice.of(column.isUnsigned() ? TypeChoice.BIGINT : TypeChoice.INTEGER);
            case "bigint" ->
                column.isUnsigned()
                        ? TypeChoice.of(
                                new DecimalType(DIGITS_OF_UNSIGNED_BIGINT, 0),
                                "BIGINT takes it up to 9223372036854775807")
                        : TypeChoice.of(TypeChoice.BIGINT);
            case "decimal" ->
                column.precision() > MOST_DIGITS
                        ? TypeChoice.of(TypeChoice.VARCHAR, "more digits than a DECIMAL holds")
                        : TypeChoice.of(new DecimalType(column.precision(), column.scale()));
            case "float" -> TypeChoice.of(TypeChoice.DOUBLE, "a snapshot has six digits of it");
            case "double" -> TypeChoice.of(TypeChoice.DOUBLE);
            case "bit" ->
                column.precision() == 1
                        ? TypeChoice.of(TypeChoice.BOOLEAN)
                        : TypeChoice.bytes(inKey, "bits, the lowest byte first");
            case "date" -> TypeChoice.of(TypeChoice.DATE, zeroDate(column));
            case "datetime", "timestamp" -> TypeChoice.of(TypeChoice.TIMESTAMP, zeroDate(column));
            case "time" -> TypeChoice.of(TypeChoice.VARCHAR, "exact from 00:00:00 to below 24:00:00 only");
            case "year" -> TypeChoice.of(TypeChoice.INTEGER, "year 0000 arrives as 1900 or 2000");
            case "char" -> TypeChoice.orEmpty(TypeChoice.VARCHAR, "MySQL drops spaces at its end");
            case "varchar", "tinytext", "text", "mediumtext", "longtext", "set" ->
                TypeChoice.orEmpty(TypeChoice.VARCHAR, "");
            case "enum" -> TypeChoice.orEmpty(TypeChoice.VARCHAR, "a value outside the ENUM is NULL");
            case "json" -> TypeChoice.of(TypeChoice.VARCHAR, "compare as JSON, not as text");
            case "point" -> TypeChoice.of(TypeChoice.VARCHAR, "JSON with x, y, wkb and srid");
            case "geometry",
                    "linestring",
                    "polygon",
                    "multipoint",
                    "multilinestring",
                    "multipolygon",
                    "geomcollection",
                    "geometrycollection" -> TypeChoice.of(TypeChoice.VARCHAR, "JSON with wkb and srid");
            case "binary" -> TypeChoice.bytes(inKey, "padded with zero bytes");
            case "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> TypeChoice.bytes(inKey, "");
            default ->
                TypeChoice.orEmpty(
                        TypeChoice.VARCHAR,
                        "values.md does not list " + column.type() + ": reconcile tells if it fits");
        };
    }

    private static String zeroDate(ColumnDescription column) {
        return "a zero date becomes " + (column.isNullable() ? "NULL" : "1970-01-01");
    }
}
