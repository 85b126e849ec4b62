package maf.capture.mysql;

import com.github.shyiko.mysql.binlog.event.deserialization.ColumnType;
import io.debezium.relational.Column;
import java.sql.Types;
import java.util.Locale;
import java.util.Set;

/**
 * A column's type as a TABLE_MAP event gives it, in the words that Debezium has for it.
 *
 * @param name as in DDL, such as {@code INT UNSIGNED}
 * @param jdbcType the one by which Debezium chooses the conversion
 * @param length digits, bits, bytes or digits of a second's fraction where a value depends on them, otherwise 0
 * @param scale of a DECIMAL, otherwise 0
 */
record LoggedType(String name, int jdbcType, int length, int scale) {
    private static final String[] GEOMETRIES = {
        "GEOMETRY",
        "POINT",
        "LINESTRING",
        "POLYGON",
        "MULTIPOINT",
        "MULTILINESTRING",
        "MULTIPOLYGON",
        "GEOMETRYCOLLECTION"
    };
    /** The length of these decides nothing, or Debezium needs none. */
    private static final Set<Integer> LENGTH_DECIDES =
            Set.of(Types.DECIMAL, Types.BIT, Types.BINARY, Types.TIME, Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE);

    private LoggedType(String name, int jdbcType) {
        this(name, jdbcType, 0, 0);
    }

    /**
     * Reads the type.
     *
     * @param type without the disguise of ENUM and SET, which the binlog writes as STRING
     * @param detail the number that the event has beside the type
     */
    static LoggedType of(ColumnType type, int detail, boolean unsigned, boolean binary, int geometry) {
        var sign = unsigned ? " UNSIGNED" : "";
        return switch (type) {
            case TINY -> new LoggedType("TINYINT" + sign, Types.SMALLINT);
            case SHORT -> new LoggedType("SMALLINT" + sign, Types.SMALLINT);
            case INT24 -> new LoggedType("MEDIUMINT" + sign, Types.INTEGER);
            case LONG -> new LoggedType("INT" + sign, Types.INTEGER);
            case LONGLONG -> new LoggedType("BIGINT" + sign, Types.BIGINT);
            case FLOAT -> new LoggedType("FLOAT" + sign, Types.FLOAT);
            case DOUBLE -> new LoggedType("DOUBLE" + sign, Types.DOUBLE);
            case NEWDECIMAL -> new LoggedType("DECIMAL" + sign, Types.DECIMAL, detail & 0xff, detail >> 8);
            case BIT -> new LoggedType("BIT", Types.BIT, (detail >> 8) * 8 + (detail & 0xff), 0);
            case YEAR -> new LoggedType("YEAR", Types.INTEGER);
            case DATE, NEWDATE -> new LoggedType("DATE", Types.DATE);
            case TIME, TIME_V2 -> new LoggedType("TIME", Types.TIME, detail, 0);
            case DATETIME, DATETIME_V2 -> new LoggedType("DATETIME", Types.TIMESTAMP, detail, 0);
            case TIMESTAMP, TIMESTAMP_V2 -> new LoggedType("TIMESTAMP", Types.TIMESTAMP_WITH_TIMEZONE, detail, 0);
            case VARCHAR, VAR_STRING ->
                binary ? new LoggedType("VARBINARY", Types.VARBINARY) : new LoggedType("VARCHAR", Types.VARCHAR);
            case STRING ->
                binary ? new LoggedType("BINARY", Types.BINARY, bytes(detail), 0) : new LoggedType("CHAR", Types.CHAR);
            case TINY_BLOB, MEDIUM_BLOB, LONG_BLOB, BLOB ->
                binary
                        ? new LoggedType(size(detail) + "BLOB", Types.BLOB)
                        : new LoggedType(size(detail) + "TEXT", Types.VARCHAR);
            case ENUM -> new LoggedType("ENUM", Types.CHAR);
            case SET -> new LoggedType("SET", Types.CHAR);
            case JSON -> new LoggedType("JSON", Types.OTHER);
            case VECTOR -> new LoggedType("VECTOR", Types.OTHER);
            case GEOMETRY ->
                new LoggedType(GEOMETRIES[geometry >= 0 && geometry < GEOMETRIES.length ? geometry : 0], Types.OTHER);
            default -> throw new IllegalArgumentException("a column of the type " + type);
        };
    }

    /** Whether Debezium would read a value of {@code known} as one of this type is to be read. */
    boolean isThatOf(Column known) {
        return name.equals(plainName(known))
                && jdbcType == known.jdbcType()
                && (!LENGTH_DECIDES.contains(jdbcType)
                        || (length == Math.max(0, known.length())
                                && scale == known.scale().orElse(0)));
    }

    /** Without what changes no value: the width that zeros fill, and the order of a binary collation. */
    static String plainName(Column known) {
        return known.typeName()
                .toUpperCase(Locale.ROOT)
                .replace(" ZEROFILL", "")
                .replace(" SIGNED", "")
                .replace(" BINARY", "");
    }

    /** A length above 255 lends two bits of the type's byte. */
    private static int bytes(int detail) {
        return (((detail >> 4) & 0x300) ^ 0x300) + (detail & 0xff);
    }

    private static String size(int bytesOfLength) {
        return switch (bytesOfLength) {
            case 1 -> "TINY";
            case 3 -> "MEDIUM";
            case 4 -> "LONG";
            default -> "";
        };
    }
}
