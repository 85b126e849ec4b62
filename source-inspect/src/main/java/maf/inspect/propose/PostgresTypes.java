package maf.inspect.propose;

import java.util.Set;
import maf.contract.model.DecimalType;
import maf.inspect.table.ColumnDescription;
import maf.inspect.table.ColumnDescription.Generation;
import maf.inspect.table.TableDescription;

/** PostgreSQL's types; docs/values.md says what arrives of each. */
final class PostgresTypes implements TypeChoices {
    private static final int MOST_DIGITS = 38;
    private static final DecimalType MONEY = new DecimalType(19, 2);
    /** As in Debezium's {@code PostgresValueConverter}: "still need to be implemented". */
    private static final Set<String> UNSENT_ELEMENTS =
            Set.of("money", "name", "interval", "bit", "varbit", "xml", "point", "refcursor");
    /** Their placeholder for an unchanged value is recognised. */
    private static final Set<String> KEPT_ELEMENTS =
            Set.of("text", "varchar", "bpchar", "int2", "int4", "int8", "uuid", "bytea");

    @Override
    public TypeChoice of(ColumnDescription column, TableDescription table) {
        if (column.generation() == Generation.UNLOGGED) {
            return TypeChoice.leftOut("PostgreSQL does not publish this generated column");
        }
        var choice = column.isArray() ? array(column, table) : scalar(column, TypeChoices.isInKey(column, table));
        return column.generation() == Generation.LOGGED && !choice.isLeftOut()
                ? new TypeChoice(choice.type(), false, "needs publish_generated_columns = stored in the publication")
                : choice;
    }

    private static TypeChoice array(ColumnDescription column, TableDescription table) {
        if (UNSENT_ELEMENTS.contains(column.type())) {
            return TypeChoice.leftOut("Debezium does not send " + column.declared());
        }
        var isLost = !table.hasFullImages() && !KEPT_ELEMENTS.contains(column.type());
        var note = isLost
                ? "JSON; becomes NULL when an update leaves a large one unchanged, without REPLICA IDENTITY FULL"
                : switch (column.type()) {
                    case "numeric" -> "JSON; NULL if it holds a NaN";
                    case "date", "timestamp", "timestamptz" -> "JSON; infinity is refused";
                    default -> "JSON";
                };
        return TypeChoice.of(TypeChoice.VARCHAR, note);
    }

    private static TypeChoice scalar(ColumnDescription column, boolean inKey) {
        return switch (column.type()) {
            case "bool" -> TypeChoice.of(TypeChoice.BOOLEAN);
            case "int2", "int4" -> TypeChoice.of(TypeChoice.INTEGER);
            case "int8", "oid" -> TypeChoice.of(TypeChoice.BIGINT);
            case "numeric" -> numeric(column);
            case "money" -> TypeChoice.of(MONEY);
            case "float4", "float8" -> TypeChoice.of(TypeChoice.DOUBLE, "NaN and infinity are refused");
            case "date" ->
                TypeChoice.of(TypeChoice.DATE, "infinity is refused; a snapshot alters BC and 5 to 14 October 1582");
            case "timestamp" -> TypeChoice.of(TypeChoice.TIMESTAMP, "infinity is refused");
            case "timestamptz" -> TypeChoice.of(TypeChoice.TIMESTAMP, "in UTC; infinity is refused");
            case "time" -> TypeChoice.of(TypeChoice.VARCHAR, "24:00:00 arrives as 00:00:00Z");
            case "timetz" -> TypeChoice.of(TypeChoice.VARCHAR, "in UTC; 24:00:00 arrives as 00:00:00Z");
            case "interval" -> TypeChoice.of(TypeChoice.VARCHAR, "such as P1Y2M3DT4H5M6.789S");
            case "bytea" -> TypeChoice.bytes(inKey, "");
            case "bit", "varbit" ->
                column.precision() == 1
                        ? TypeChoice.of(TypeChoice.BOOLEAN)
                        : TypeChoice.bytes(inKey, "bits, the lowest byte first, without zero bytes at the left");
            case "bpchar" ->
                column.precision() > 0
                        ? TypeChoice.of(TypeChoice.VARCHAR, "with spaces at its end")
                        : TypeChoice.orEmpty(TypeChoice.VARCHAR, "");
            case "text", "varchar", "citext", "name", "char", "ltree", "tsvector" ->
                TypeChoice.orEmpty(TypeChoice.VARCHAR, "");
            case "json" -> TypeChoice.of(TypeChoice.VARCHAR);
            case "jsonb" -> TypeChoice.of(TypeChoice.VARCHAR, "PostgreSQL reorders its names");
            case "hstore" -> TypeChoice.of(TypeChoice.VARCHAR, "JSON, names in any order");
            case "point" -> TypeChoice.of(TypeChoice.VARCHAR, "JSON with x, y, wkb and srid");
            case "geometry", "geography" -> TypeChoice.of(TypeChoice.VARCHAR, "JSON with wkb and srid");
            case "enum", "uuid", "xml", "inet", "cidr", "macaddr", "macaddr8", "isbn" ->
                TypeChoice.of(TypeChoice.VARCHAR);
            case "int4range", "int8range", "numrange", "tsrange", "tstzrange", "daterange" ->
                TypeChoice.of(TypeChoice.VARCHAR);
            case "vector", "halfvec", "sparsevec" -> TypeChoice.of(TypeChoice.VARCHAR, "JSON");
            default -> TypeChoice.bytes(inKey, "PostgreSQL's text of it as bytes");
        };
    }

    private static TypeChoice numeric(ColumnDescription column) {
        if (column.precision() == 0) {
            return TypeChoice.of(
                    TypeChoice.VARCHAR, "all digits as text; DECIMAL(p,s) or DOUBLE if they hold them, to calculate");
        }
        if (column.precision() > MOST_DIGITS || column.scale() < 0 || column.scale() > column.precision()) {
            return TypeChoice.of(TypeChoice.VARCHAR, "no DECIMAL holds its digits");
        }
        return TypeChoice.of(new DecimalType(column.precision(), column.scale()), "NaN is refused");
    }
}
